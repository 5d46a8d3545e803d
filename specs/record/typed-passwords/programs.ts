/** A program that asks for a password, and what it prints before and after. */
export interface Asking {
  name: string
  /** What has to be on PATH. */
  needs: readonly string[]
  script: string
  /** What it prints before each password; the same is typed each time. */
  asks: readonly (string | RegExp)[]
  answers: string | RegExp
  /** The only password it takes without a warning. */
  word?: string
  /** Whether Enter is pressed once more, on a button. */
  confirm?: boolean
}

const inTemp = 'set -e; cd "$(mktemp -d)"; trap \'rm -rf "$PWD"\' EXIT;'

export const programs: readonly Asking[] = [
  {
    name: 'read -s',
    needs: ['bash'],
    script: `bash -c 'read -rsp "Password: " x; echo; echo "got \${#x}"'`,
    asks: ['Password: '],
    answers: /got \d+/,
  },
  {
    name: 'zsh read -s',
    needs: ['zsh'],
    script: `zsh -f -c 'read -rs "x?Password: "; echo; echo "got \${#x}"'`,
    asks: ['Password: '],
    answers: /got \d+/,
  },
  {
    name: 'fish read -s',
    needs: ['fish'],
    script: `fish --no-config -c 'read -s -P "Password: " x; echo got (string length -- $x)'`,
    asks: ['Password: '],
    answers: /got \d+/,
  },
  {
    name: 'getpass',
    needs: ['python3'],
    script: `python3 -c 'import getpass; print("got", len(getpass.getpass()))'`,
    asks: ['Password: '],
    answers: /got \d+/,
  },
  {
    name: 'click',
    needs: ['/usr/lib/python3/dist-packages/click'],
    script: `/usr/bin/python3 -c 'import click; print("got", len(click.prompt("Secret phrase", hide_input=True, confirmation_prompt=True)))'`,
    asks: ['Secret phrase: ', 'Repeat for confirmation: '],
    answers: /got \d+/,
  },
  {
    name: 'rich',
    needs: ['/usr/lib/python3/dist-packages/rich'],
    script: `/usr/bin/python3 -c 'from rich.prompt import Prompt; print("got", len(Prompt.ask("Access token", password=True)))'`,
    asks: ['Access token: '],
    answers: /got \d+/,
  },
  {
    name: 'prompt_toolkit',
    needs: ['/usr/lib/python3/dist-packages/prompt_toolkit'],
    script: `/usr/bin/python3 -c 'from prompt_toolkit import prompt; print("got", len(prompt("Passphrase> ", is_password=True)))'`,
    asks: ['Passphrase>'],
    answers: /got \d+/,
  },
  {
    name: 'prompt_toolkit dialog',
    needs: ['/usr/lib/python3/dist-packages/prompt_toolkit'],
    script: `/usr/bin/python3 -c 'from prompt_toolkit.shortcuts import input_dialog; print("got", len(input_dialog(title="Login", text="Type your password:", password=True).run()))'`,
    asks: ['password'],
    confirm: true,
    answers: /got \d+/,
  },
  {
    name: 'highline',
    needs: ['/usr/share/doc/ruby-highline', '/usr/bin/ruby'],
    script: `/usr/bin/ruby -e 'require "highline"; puts "got #{HighLine.new.ask("Password: ") { |q| q.echo = "*" }.length}"'`,
    asks: ['Password: '],
    answers: /got \d+/,
  },
  {
    name: 'tty-prompt',
    needs: ['/usr/share/doc/ruby-tty-prompt', '/usr/bin/ruby'],
    script: `/usr/bin/ruby -e 'require "tty-prompt"; puts "got #{TTY::Prompt.new.mask("Your API key?").length}"'`,
    asks: ['API key?'],
    answers: /got \d+/,
  },
  {
    name: 'symfony',
    needs: ['/usr/share/php/Symfony/Component/Console', 'php'],
    script: `php -r 'require "/usr/share/php/Symfony/Component/Console/autoload.php"; $q = new Symfony\\Component\\Console\\Question\\Question("Password: "); $q->setHidden(true); $h = new Symfony\\Component\\Console\\Helper\\QuestionHelper(); $x = $h->ask(new Symfony\\Component\\Console\\Input\\ArgvInput(), new Symfony\\Component\\Console\\Output\\ConsoleOutput(), $q); echo "got ", strlen($x), "\\n";'`,
    asks: ['Password: '],
    answers: /got \d+/,
  },
  {
    name: 'Term::ReadKey',
    needs: ['/usr/share/doc/libterm-readkey-perl', '/usr/bin/perl'],
    script: `/usr/bin/perl -e 'use Term::ReadKey; $| = 1; print "PIN: "; ReadMode("raw"); while (1) { $k = ReadKey(0); last if $k =~ /[\\r\\n]/; print "*"; $x .= $k } ReadMode("restore"); print "\\r\\ngot ", length $x, "\\n"'`,
    asks: ['PIN: '],
    answers: /got \d+/,
  },
  {
    name: 'dialog --passwordbox',
    needs: ['dialog'],
    script: `TERM=xterm dialog --passwordbox 'Your password' 10 50 2>/dev/null; echo over $?`,
    asks: ['Your password'],
    answers: 'over 0',
  },
  {
    name: 'dialog --insecure --passwordbox',
    needs: ['dialog'],
    script: `TERM=xterm dialog --insecure --passwordbox 'Your password' 10 50 2>/dev/null; echo over $?`,
    asks: ['Your password'],
    answers: 'over 0',
  },
  {
    name: 'dialog --passwordform',
    needs: ['dialog'],
    script: `TERM=xterm dialog --insecure --passwordform 'Change it' 12 50 3 'New password:' 1 1 '' 1 16 20 30 2>/dev/null; echo over $?`,
    asks: ['New password'],
    answers: 'over 0',
  },
  {
    name: 'whiptail',
    needs: ['whiptail'],
    script: `TERM=xterm whiptail --passwordbox 'Your passphrase' 10 50 2>/dev/null; echo over $?`,
    asks: ['Your passphrase'],
    answers: 'over 0',
  },
  {
    name: 'ssh-keygen',
    needs: ['ssh-keygen'],
    script: `${inTemp} ssh-keygen -q -t ed25519 -f k; echo over`,
    asks: ['(empty for no passphrase): ', 'again: '],
    answers: 'over',
  },
  {
    name: 'openssl',
    needs: ['openssl'],
    script: `${inTemp} echo hi | openssl enc -aes-256-cbc -pbkdf2 -out x; echo over`,
    asks: ['password:', 'password:'],
    answers: 'over',
  },
  {
    name: 'gpg, loopback',
    needs: ['gpg'],
    script: `${inTemp} export GNUPGHOME=$PWD; chmod 700 .; echo hi > f; gpg --pinentry-mode loopback --no-symkey-cache -c f; gpgconf --kill all; echo over`,
    asks: ['Enter passphrase: '],
    answers: 'over',
  },
  {
    name: 'pinentry-curses',
    needs: ['gpg', 'pinentry-curses'],
    script: `${inTemp} export GNUPGHOME=$PWD GPG_TTY=$(tty); chmod 700 .; echo pinentry-program $(command -v pinentry-curses) > gpg-agent.conf; echo hi > f; TERM=xterm gpg --no-symkey-cache -c f; gpgconf --kill all; echo over`,
    asks: ['Passphrase:', 'Passphrase:'],
    word: 'Tr0ub4dor&3-xyz',
    answers: 'over',
  },
  {
    name: 'su',
    needs: ['su', 'setpriv'],
    script: `setpriv --reuid=65534 --clear-groups su nobody -c true; echo over`,
    asks: ['Password: '],
    answers: 'over',
  },
  {
    name: 'htpasswd',
    needs: ['htpasswd'],
    script: `${inTemp} htpasswd -c f bobby; echo over`,
    asks: ['New password: ', 'Re-type new password: '],
    answers: 'over',
  },
  {
    name: 'zip -e',
    needs: ['zip'],
    script: `${inTemp} echo hi > f; zip -e f.zip f; echo over`,
    asks: ['Enter password: ', 'Verify password: '],
    answers: 'over',
  },
  {
    name: '7z',
    needs: ['7z'],
    script: `${inTemp} echo hi > f; 7z a -p f.7z f; echo over`,
    asks: [/Enter password[^\n]*:/],
    answers: 'over',
  },
  {
    name: 'age',
    needs: ['age'],
    script: `${inTemp} echo hi > f; age -p -o f.age f; echo over`,
    asks: ['Enter passphrase', 'Confirm passphrase'],
    answers: 'over',
  },
  {
    name: 'cryptsetup',
    needs: ['cryptsetup'],
    script: `${inTemp} truncate -s 20M d; cryptsetup -q luksFormat --pbkdf pbkdf2 --pbkdf-force-iterations 1000 d; echo over`,
    asks: ['Enter passphrase for d: '],
    answers: 'over',
  },
  {
    name: 'mysql',
    needs: ['mysql'],
    script: `mysql -h 127.0.0.1 -P 1 -u bobby -p; echo over`,
    asks: ['Enter password: '],
    answers: 'over',
  },
  {
    name: 'psql',
    needs: ['psql'],
    script: `psql -h 127.0.0.1 -p 1 -U bobby -W; echo over`,
    asks: ['Password: '],
    answers: 'over',
  },
  {
    name: 'sudo',
    needs: ['sudo', 'setpriv'],
    script: `setpriv --reuid=65534 --clear-groups sudo -k true; echo over`,
    asks: ['assword for nobody: ', 'assword for nobody: ', 'assword for nobody: '],
    answers: 'over',
  },
]
