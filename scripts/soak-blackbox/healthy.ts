import type { TestType } from '../../src/blackbox/verdict.ts'

/** A Debian program that has nothing the tests should find: any test that fails is wrong. */
export interface Healthy {
  /** A fault it really has: that one test finds it. */
  has?: TestType
  name: string
  command: string
  args?: readonly string[]
}

/** GNU units 2.22 opens `/dev/tty` at each `help` and never closes it; less 590 dies of SIGSEGV at some lines, each time; ne 3.3 goes on after SIGTERM. */
const known: Readonly<Record<string, TestType>> = { units: 'resource', less: 'fuzz', ne: 'exit' }

function named(line: string): Healthy {
  const [command = '', ...args] = line.split(' ')
  return {
    name: line,
    command,
    ...(command in known ? { has: known[command] } : {}),
    ...(args.length === 0 ? {} : { args }),
  }
}

/** What the tester was made with. */
export const tuned: readonly Healthy[] = `sqlite3
bc
dc
ed
python3 -q
node
gdb -q
gnuplot
lua5.4
tclsh
guile
ftp
telnet
lftp
nslookup
units
bash --norc
dash
zsh -f
less notes.txt
more notes.txt
vim notes.txt
nano notes.txt
dialog --msgbox hello 6 20
htop
ls -l
sort notes.txt
jq . data.json
openssl
fdisk disk.img`
  .split('\n')
  .map(named)

/** What it was not. */
export const others: readonly Healthy[] = `xxd notes.txt
column notes.txt
tac notes.txt
cal
figlet hi
toilet hi
rlwrap cat
maxima -q
calc
qalc
ocaml
clisp -q
swipl -q
luajit
irb
php -a
perl -de0
fish
ksh
mksh
ex notes.txt
joe notes.txt
jed notes.txt
micro notes.txt
emacs -nw -Q notes.txt
most notes.txt
w3m page.html
lynx page.html
nnn
mc
whiptail --msgbox hello 6 20
psql --version
redis-cli --version
parted disk.img
gdisk disk.img
gawk {print}
tcsh -f
yash
rc
es
ecl
yabasic
slsh
mg notes.txt
ne notes.txt
vile notes.txt
zile notes.txt
tig --version
ncdu .
gforth
octave-cli -q
jshell
gp -q
psftp
sftp -V
cdecl
debugfs
xorriso
screen -v
tmux -V
elvish
ledger
awk {print}
cat
wc notes.txt`
  .split('\n')
  .map(named)
