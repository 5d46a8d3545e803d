"""A list of things to do, kept in a file, behind a prompt of its own."""
import cmd
import pathlib


class Todo(cmd.Cmd):
    prompt = "todo> "
    file = pathlib.Path("todo.txt")

    def items(self):
        return self.file.read_text().splitlines() if self.file.exists() else []

    def do_add(self, text):
        """add TEXT: remember something."""
        self.file.write_text("\n".join([*self.items(), text]) + "\n")

    def do_list(self, _):
        """list: everything there is to do."""
        for number, text in enumerate(self.items(), 1):
            print(f"{number}. {text}")

    def do_done(self, number):
        """done NUMBER: forget it."""
        items = self.items()
        try:
            del items[int(number) - 1]
        except (IndexError, ValueError):
            print(f"There is no number {number}.")
            return
        self.file.write_text("".join(f"{text}\n" for text in items))

    def do_quit(self, _):
        """quit: leave."""
        return True


Todo().cmdloop("Type help for help.")
