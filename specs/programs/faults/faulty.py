"""A shell of the standard library's kind with one planted fault, named by its first argument; `healthy` has none."""
import cmd, os, signal, subprocess, sys, time

fault = sys.argv[1]
lock = os.path.join(os.environ["HOME"], ".app.lock")


class App(cmd.Cmd):
    prompt = "(app) "
    kept = []

    def emptyline(self):
        return False

    def onecmd(self, line):
        if fault == "memory-leak":
            self.kept.append(bytearray(os.urandom(1000) * 700))
        if fault == "descriptor-leak":
            self.kept.append(open(os.devnull))
        return super().onecmd(line)

    def do_help(self, arg):
        """List available commands, or the help of one"""
        if fault == "hang-on-help":
            while True:
                time.sleep(1)
        if fault == "garbage-help":
            sys.stdout.buffer.write(bytes(128 + each % 32 for each in range(600)) + b"\n")
            sys.stdout.flush()
            return
        super().do_help(arg)

    def do_show(self, arg):
        """show NAME: Show one entry"""
        print("entry", arg or "1")

    def do_quit(self, arg):
        """Quit the shell"""
        if fault == "stuck-exit":
            signal.sigwait({signal.SIGUSR1})
        if fault == "leaves-a-child":
            subprocess.Popen(["sleep", "300"], start_new_session=True, stdin=-3, stdout=-3, stderr=-3)
        if fault == "wrong-exit-code":
            sys.exit(42)
        return True

    def do_EOF(self, arg):
        if fault == "crash-at-eof":
            raise RuntimeError("no more input")
        while fault == "flood-at-eof":
            print("(app) " * 20)
        print()
        return True

    def default(self, line):
        if fault == "crash-on-unknown":
            raise KeyError(line)
        print(f"*** Unknown syntax: {line}")


if fault == "no-start":
    raise ImportError("cannot load the plugin")
if fault == "slow-start":
    time.sleep(7)
if fault == "one-instance":
    try:
        os.open(lock, os.O_CREAT | os.O_EXCL)
    except FileExistsError:
        sys.exit("another instance is running")
if fault == "crash-on-hangup":
    signal.signal(signal.SIGHUP, lambda *_: os.abort())
if fault == "ignores-signals":
    for each in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(each, signal.SIG_IGN)
if fault == "spin":
    import threading

    def spin():
        while True:
            pass

    threading.Thread(target=spin, daemon=True).start()
App().cmdloop("App shell 1.0. Type help or ? to list commands.")
