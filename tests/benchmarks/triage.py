"""A morning of forty tasks: the keys each needs here, and how many newsboat needs by its documented defaults."""

from tests.screens.test_forty_tasks import MOST, TASKS, counted, pressed


def main() -> int:
    """Print the tasks with the keys of both; return 1 where too many are needed here."""
    print(f"{'task':44}{'keys here':34}{'count':>5}{'newsboat':>10}")
    for task in TASKS:
        count, there = len([*pressed(task.keys)]), "cannot" if task.newsboat is None else task.newsboat
        print(f"{task.what:44}{task.keys:34}{count:5}{there:>10}")
    here, there = counted()
    print(f"{'tasks that both can do':78}{here:5}{there:10}   {here / there:.0%}, at most {MOST:.0%}")
    return 0 if here <= MOST * there else 1
