import { type Program, shell } from './programs.ts'

const varied = (name: string, script: string, shows: string): Program =>
  shell(name, `${script}; echo END; read x`, [[null, `${shows}[\\s\\S]*END`]])

/** More of what varies from run to run: dates in other languages and orders, random names, rates, keys, ports, logs. */
export const volatilePrograms: readonly Program[] = [
  varied(
    'date in many formats',
    'date -R; date +%s.%N; date "+%m/%d/%Y %I:%M:%S %p"; date "+%d.%m.%Y %T"; date "+%A, %d-%b-%y %T GMT"; date "+%Y-%j %T"; date "+%y%m%d %H%M%S"',
    'GMT',
  ),
  varied(
    'dates in French and German',
    'echo "dim. 22 nov. 2026 $(date +%T)"; echo "$(date +%d). November 2026, $(date +%T) Uhr"',
    'Uhr',
  ),
  varied('a date in Japanese', 'date "+%Y年%m月%d日 %H時%M分%S秒"', '年'),
  varied(
    'names of temporary files',
    'mktemp -u; mktemp -ut foo.XXXXXX; mktemp -u build-XXXXXXXX; mktemp -up /var/tmp',
    'build-',
  ),
  varied('ps', 'ps; ps -f', 'CMD'),
  varied('load', 'uptime; cat /proc/loadavg', 'load average'),
  varied('long listing', 'cd $(mktemp -d); echo a > a; mkdir b; ls -l; stat a', 'Birth'),
  varied(
    'python objects',
    'python3 -c "import threading,datetime,time; print(object(), threading.current_thread(), datetime.datetime.now(), repr(datetime.datetime.now()), time.time())"',
    'object',
  ),
  {
    name: 'python logging',
    command: 'python3',
    args: [
      '-c',
      'import logging; logging.basicConfig(format="%(asctime)s %(process)d %(levelname)s %(message)s"); logging.warning("ready"); input("END")',
    ],
    steps: [[null, 'ready[\\s\\S]*END']],
  },
  {
    name: 'a port',
    command: 'python3',
    args: [
      '-c',
      'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); print(s.getsockname()); print("http://localhost:%d/" % s.getsockname()[1]); input("END")',
    ],
    steps: [[null, 'localhost[\\s\\S]*END']],
  },
  {
    name: 'node values',
    command: 'node',
    args: ['-i'],
    steps: [
      [null, '>'],
      ['[process.pid, Date.now(), crypto.randomUUID(), new Date()]', 'Z'],
      ['.exit', null],
    ],
  },
  varied('ruby objects', 'ruby -e "puts Time.now; p Object.new"', 'Object'),
  varied(
    'git with commits',
    'cd $(mktemp -d); git init -q; git config user.email a@b; git config user.name A; echo 1 > a; git add a; git commit -m one; git log; git reflog; git show --stat',
    'one',
  ),
  varied(
    'random names',
    'for n in 8 16 32; do head -c$n /dev/urandom | base64; done; head -c8 /dev/urandom | od -An -tx1 | tr -d " \\n"',
    '=',
  ),
  varied(
    'a key',
    'openssl ecparam -name prime256v1 -genkey -noout | openssl ec -pubout 2>/dev/null',
    'END PUBLIC',
  ),
  varied(
    'a certificate',
    'cd $(mktemp -d); openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout k -out c -subj /CN=a -days 1 2>/dev/null; openssl x509 -in c -noout -serial -dates -fingerprint -subject',
    'subject',
  ),
  varied('ssh-keygen', 'cd $(mktemp -d); ssh-keygen -t ed25519 -N "" -f k -C me; ssh-keygen -lf k', 'SHA256'),
  varied(
    'gcc',
    `cd $(mktemp -d); echo 'int f(); int main(){ return f(); }' > a.c; gcc a.c`,
    'undefined reference',
  ),
  varied('dd', 'dd if=/dev/zero of=/dev/null bs=1M count=20', 'copied'),
  varied('time', 'bash -c "time sleep 0.05"', 'real'),
  varied(
    'a bar of cargo',
    "for i in 1 2 3 4 5; do printf '\\r    Building [%s] %d/5' = $i; sleep 0.03; done; printf '\\r\\033[K    Finished in 0.%ss\\n' $(date +%N | cut -c1-2)",
    'Finished',
  ),
  varied(
    'a bundler',
    "printf 'dist/assets/index-%s.js   143.%s kB\\nbuilt in %sms\\n' $(head -c6 /dev/urandom | base64 | tr '+/' Aa) $(date +%N | cut -c1-2) $(date +%N | cut -c1-3)",
    'built',
  ),
  varied('a log of Redis', 'printf "%s:C %s # started\\n" $$ "$(date "+%d %b %Y %T.%3N")"', 'started'),
  varied(
    'pods',
    `printf 'NAME                     READY   AGE\\nweb-%s-%s   1/1     %ss\\n' $(head -c5 /dev/urandom | od -An -tx1 | tr -d ' ') $(head -c5 /dev/urandom | base32 | tr A-Z a-z | cut -c1-5) $(($(date +%s) % 80 + 10))`,
    'web',
  ),
  varied('watch', 'timeout --foreground 1.3 watch -t -n 0.5 date', ''),
]
