/**
 * Makes a pseudo-terminal and carries bytes between it and stdio, in a process of its own: a full terminal
 * would block the event loop of whoever writes to it. Python, because every Debian and Raspberry Pi has it.
 *
 * It keeps the terminal's own side open too, so that a host may close and open it again. It writes the terminal's
 * name to descriptor 3, ends when its input ends, and drops what does not fit, as a UART without flow control does.
 */
export const PTY_HELPER_PYTHON = `
import os, pty, select, signal, sys, tty

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
link = sys.argv[1] if len(sys.argv) > 1 else ""
master, slave = pty.openpty()
tty.setraw(master)
tty.setraw(slave)
os.set_blocking(master, False)
name = os.ttyname(slave)
if link:
    os.symlink(name, link)
try:
    os.write(3, (name + "\\n").encode())
    while True:
        ready, _, _ = select.select([0, master], [], [])
        if 0 in ready:
            data = os.read(0, 4096)
            if not data:
                break
            try:
                os.write(master, data)
            except BlockingIOError:
                pass
        if master in ready:
            data = os.read(master, 4096)
            while data:
                data = data[os.write(1, data):]
except (BrokenPipeError, KeyboardInterrupt):
    pass
finally:
    if link and os.path.islink(link) and os.readlink(link) == name:
        os.unlink(link)
`;
