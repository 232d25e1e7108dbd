"""Where a copied text goes: the terminal's clipboard (OSC 52), and inside tmux, which ignores that, tmux's own."""

import os

from textual.app import App


def copy(app: App[None], text: str, what: str) -> str:
    """Copy a text, and return the sentence that says where it went."""
    import shutil
    import subprocess

    app.copy_to_clipboard(text)
    tmux = shutil.which("tmux") if os.environ.get("TMUX") and not app.is_web else None
    if app.is_web:
        return f"{what} sent to the browser's clipboard."
    if tmux is None:
        return f"{what} sent to the terminal's clipboard."
    done = subprocess.run([tmux, "load-buffer", "-w", "-"], input=text.encode(), capture_output=True, check=False)
    if done.returncode:
        return f"{what} sent to the terminal's clipboard; tmux did not take it."
    return f"{what} sent to tmux's buffer and the terminal's clipboard."


def open_or_copy(app: App[None], link: str) -> str:
    """Open an address in a browser where there is one to see, else copy it; only http and https are ever opened."""
    if not link.lower().startswith(("http://", "https://")):
        return "Only http and https addresses are opened."
    if app.is_web:
        app.open_url(link)
        return "Opened in the browser, if it lets pages open others."
    import webbrowser

    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")) and webbrowser.open(link):
        return "Opened in the browser."
    return copy(app, link, "There is no browser here; the address was")
