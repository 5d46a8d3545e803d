import { isAbsolute, relative, resolve } from 'node:path'
import type { TapeMeta } from '../tape/tape.ts'

/**
 * What a tape would do to whoever runs its program, beside running it: variables that make any program load code or other files, a
 * program that is not looked for on PATH, a working folder outside the project. In words, each; nothing for a tape as termtape
 * records it of a harmless spec.
 *
 * @param folders absolute: the project first, which the tape's folder is relative to
 */
export function smuggled(meta: TapeMeta, folders: readonly string[]): string[] {
  const variables = Object.keys(meta.env)
    .filter((name) => loadsCode(name))
    .map((name) => `the variable ${name}, which can make a program load other code`)
  const program = /[\\/]/.test(meta.program) ? [`the program ${meta.program}, a path, not a name`] : []
  const [root = '.'] = folders
  const path = resolve(root, meta.cwd)
  const outside = folders.every((folder) => isOutside(path, folder))
    ? [`the folder ${meta.cwd}, outside of ${root}`]
    : []
  return [...program, ...variables, ...outside]
}

function isOutside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return isAbsolute(way) || way.split(/[\\/]/)[0] === '..'
}

function loadsCode(name: string): boolean {
  return exact.has(name.toUpperCase()) || families.some((family) => family.test(name))
}

/** By name, in upper case. */
const exact = new Set(
  [
    'PATH HOME SHELL IFS ENV BASH_ENV ZDOTDIR PROMPT_COMMAND PS0 PS4 CDPATH SHELLOPTS BASHOPTS INPUTRC FPATH',
    'EDITOR VISUAL PAGER MANPAGER BROWSER LESSOPEN LESSCLOSE LESSKEY LESSKEYIN LESSEDIT VIMINIT EXINIT MYVIMRC VIMRUNTIME TERMINFO TERMINFO_DIRS TERMCAP',
    'NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_REPL_EXTERNAL_MODULE ELECTRON_RUN_AS_NODE DENO_DIR BUN_OPTIONS',
    'PERL5LIB PERL5OPT PERL5DB PERLLIB RUBYOPT RUBYLIB GEM_HOME GEM_PATH BUNDLE_GEMFILE LUA_INIT LUA_PATH LUA_CPATH',
    'CLASSPATH JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS MAVEN_OPTS GRADLE_OPTS R_PROFILE R_PROFILE_USER R_ENVIRON PHPRC PHP_INI_SCAN_DIR',
    'GCONV_PATH LOCPATH NLSPATH GETCONF_DIR MALLOC_CHECK_ RES_OPTIONS HOSTALIASES LOCALDOMAIN TMPDIR OPENSSL_CONF OPENSSL_MODULES OPENSSL_ENGINES SSL_CERT_FILE SSL_CERT_DIR',
    'SSH_ASKPASS SUDO_ASKPASS SSH_AUTH_SOCK GNUPGHOME KUBECONFIG DOCKER_HOST DOCKER_CONFIG CURL_HOME WGETRC NETRC',
    'CC CXX LD MAKEFLAGS MAKEFILES MAKESHELL RUSTC_WRAPPER RUSTC RUSTFLAGS GOFLAGS GOROOT GOPATH TCLLIBPATH GUILE_LOAD_PATH EMACSLOADPATH',
    'XDG_CONFIG_HOME XDG_CONFIG_DIRS XDG_DATA_HOME XDG_DATA_DIRS HTTP_PROXY HTTPS_PROXY ALL_PROXY FTP_PROXY NO_PROXY PSQLRC PGSERVICEFILE MYSQL_HOME SQLITE_HISTORY',
  ].flatMap((line) => line.split(' ')),
)

/** Whole families: the loader's, the interpreters', tools that take any setting from the environment, exported functions of bash. */
const families = [
  /^LD_/i,
  /^DYLD_/i,
  /^PYTHON/i,
  /^GIT_/i,
  /^npm_config_/i,
  /^(?:YARN|PNPM|CARGO|PIP|UV|CONDA)_/i,
  /^BASH_FUNC/i,
  /_(?:ASKPASS|PRELOAD|EDITOR|PAGER)$/i,
]
