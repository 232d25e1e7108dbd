"""Few values that are told apart by name, as those of an enumeration are.

To name a member of an `Enum` takes five times as long in Python 3.11, where the class of such classes has a
`__getattr__`; and the parts of pieces are named several times for each line.
"""


class Choice:
    """One of the values that a class under this one declares: each is made once, and equal only to itself."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        """Make the value of a name."""
        self.name = name

    def __init_subclass__(cls) -> None:
        """Make the values that a class declares."""
        for name in cls.__annotations__:
            setattr(cls, name, cls(name.lower()))

    def __repr__(self) -> str:
        """Return what it is called in code."""
        return f"{type(self).__name__}.{self.name.upper()}"
