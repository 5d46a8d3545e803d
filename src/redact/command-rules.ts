import type { Rule } from './rule.ts'
import { notAHint, passwordLike } from './validators.ts'

const value = String.raw`(?:"(?<quoted>[^"\n]{3,200})"|'(?<single>[^'\n]{3,200})'|(?<secret>[^\s"'<[|;]{3,}))`
/** The options before the one that counts, on one line and in one command. */
const before = String.raw`(?:[ \t][^\n|;]{0,400}?)?[ \t]`

/** Options by which well-known clients are given a password. */
export const commandRules: readonly Rule[] = [
  option(
    'curl-user',
    ['curl '],
    String.raw`curl${before}(?:-u|--user|--proxy-user|-U)[ =]?["']?[^\s:"'<]+:(?<secret>[^\s"'<]+)`,
  ),
  option(
    'mysql-password',
    ['mysql', 'mariadb'],
    String.raw`(?:mysql|mariadb)[\w-]*${before}-p(?:"(?<quoted>[^"\n]{3,200})"|'(?<single>[^'\n]{3,200})'|(?<secret>[^\s"'<[|;]{4,}))`,
  ),
  option('sshpass', ['sshpass'], String.raw`sshpass[ \t]+-p[ \t]*${value}`),
  option(
    'redis-password',
    ['redis-cli', 'valkey-cli'],
    String.raw`(?:redis|valkey)-cli${before}(?:-a|--pass)[ \t]+${value}`,
  ),
  option(
    'mongo-password',
    ['mongo'],
    String.raw`mongo(?:sh|dump|restore|export|import|top|stat)?${before}-p[ \t]*${value}`,
  ),
  option(
    'login-password',
    [' login', 'logon'],
    String.raw`(?:docker|podman|helm|oc|az|skopeo|buildah|crane|oras|cf|ibmcloud|nerdctl|regctl|heroku|registry)[ \t][^\n|;]{0,60}login${before}-p[ \t]+${value}`,
  ),
  option(
    'ldap-password',
    ['ldap'],
    String.raw`ldap(?:search|add|modify|delete|whoami|passwd|modrdn|compare)${before}-w[ \t]*${value}`,
  ),
  option(
    'smb-password',
    ['smbclient', 'rpcclient', 'mount.cifs', '//'].slice(0, 3),
    String.raw`(?:smbclient|rpcclient)${before}-U[ \t]*["']?[^\s%"']{1,60}%(?<secret>[^\s"'<]{3,})`,
  ),
  option(
    'sqlcmd-password',
    ['sqlcmd', 'bcp ', 'isql', 'sqlplus'],
    String.raw`(?:(?:sqlcmd|bcp)${before}-P[ \t]*${value}|sqlplus[ \t]+(?:-\w+[ \t]+)*[\w.]{1,40}\/(?<password>[^\s@"'<]{3,}))`,
  ),
  option(
    'openssl-password',
    ['pass:'],
    String.raw`-(?:pass|passin|passout|password)[ \t=]+["']?pass:(?<secret>[^\s"'<]{3,})`,
  ),
  option(
    'archive-password',
    ['zip ', '7z ', '7za ', 'rar ', 'unrar '],
    String.raw`(?:(?:un)?zip${before}-P[ \t]+${value}|(?:7za?|rar|unrar)[ \t]+\w{1,2}${before}-(?:p|hp)(?<password>[^\s"'<]{3,}))`,
  ),
  option(
    'htpasswd',
    ['htpasswd'],
    String.raw`htpasswd[ \t]+(?:-[a-zA-Z]+[ \t]+)*-[a-zA-Z]*b[a-zA-Z]*[ \t]+(?:-[a-zA-Z]+[ \t]+)*\S+[ \t]+\S+[ \t]+(?<secret>[^\s"'<]{3,})`,
  ),
  option(
    'add-user',
    ['rabbitmqctl', 'net user', 'mosquitto_passwd', 'chpasswd', 'vncpasswd'],
    String.raw`(?:rabbitmqctl[ \t]+(?:add_user|change_password)[ \t]+\S+[ \t]+(?<secret>[^\s"'<]{3,})|mosquitto_passwd[ \t]+-b[ \t]+\S+[ \t]+\S+[ \t]+(?<password>[^\s"'<]{3,})|echo[ \t]+["']?[\w.-]{1,40}:(?<piped>[^\s"'|<]{4,})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?chpasswd)`,
  ),
  option(
    'vault-login',
    ['vault login', 'vault unseal', 'operator unseal'],
    String.raw`vault[ \t]+(?:login|unseal|operator[ \t]+unseal)[ \t]+(?:-[\w=-]+[ \t]+)*(?<secret>[\w.+/=-]{16,})`,
  ),
  option(
    'aws-configure',
    ['configure set'],
    String.raw`configure[ \t]+set[ \t]+[\w.-]*(?:secret|token|password|key)[\w.-]*[ \t]+(?<secret>[^\s"'<]{8,})`,
  ),
  option(
    'npm-set',
    ['npm config set', 'npm set', 'git config'],
    String.raw`(?:npm(?:[ \t]+config)?[ \t]+set|git[ \t]+config)[ \t][^\n]{0,80}(?:_authToken|_auth|_password|token|password)[ \t=]+(?<secret>[^\s"'<$]{8,})`,
  ),
  option(
    'secret-option-short',
    ['--user', '--username', ' -u '],
    String.raw`[ \t](?:-u|--user(?:name)?)[ =][^\s]{1,80}[ \t]+-p[ \t]+${value}`,
    passwordLike,
  ),
  {
    id: 'option-password',
    category: 'password',
    keywords: [
      '--pass',
      '-pass',
      '--token',
      '--secret',
      '--api',
      '--auth',
      '--access',
      '--client',
      '--private',
      '--pw',
      '--pin',
      '-token',
      '-secret',
      '--key',
    ],
    pattern:
      /(?<![\w-])--?(?:[a-z]{1,20}-){0,3}(?:pass(?:word|wd|phrase|code)?|pwd?|token|secret|pin|(?:api|access|private|auth|secret|account|encryption|license)-?key)(?:=|[ \t]+)(?:"(?<quoted>[^"\n]{4,200})"|'(?<single>[^'\n]{4,200})'|(?<secret>[^\s"'<[|]{6,}))/gi,
    accepts: passwordLike,
  },
]

function option(id: string, keywords: string[], source: string, accepts: Rule['accepts'] = notAHint): Rule {
  return { id, category: 'password', keywords, pattern: new RegExp(source, 'g'), accepts }
}
