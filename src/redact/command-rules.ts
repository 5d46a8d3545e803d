import type { Rule } from './rule.ts'
import { notAHint, passwordLike, toldPassword } from './validators.ts'

const value = String.raw`(?:"(?<quoted>[^"\n]{3,200})"|'(?<single>[^'\n]{3,200})'|(?<secret>[^\s"'<[|;]{3,}))`
/** The options before the one that counts, in one command, also when it goes on behind a backslash. */
const before = String.raw`(?:[ \t](?:[^\n|;]|(?<=\\\r?)\n){0,400}?)?[ \t]`

/** Options by which well-known clients are given a password. */
export const commandRules: readonly Rule[] = [
  option(
    'curl-user',
    ['curl '],
    String.raw`curl${before}(?:-u|--user|--proxy-user|-U)[ =]{0,3}["']?(?:[^\s:"'<]{0,200}["']?:["']?(?<secret>[^\s"'<]+)|(?<password>[^\s:"'<]{16,200}):(?=["'\s]))`,
  ),
  option(
    'mysql-password',
    ['mysql', 'mariadb'],
    String.raw`(?:mysql|mariadb)[\w-]{0,40}(?:"|')?,?${before}["']?-p(?:"(?<quoted>[^"\n]{3,200})"|'(?<single>[^'\n]{3,200})'|(?<secret>[^\s"'<[|;]{4,}))`,
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
    String.raw`htpasswd[ \t]+(?:-[a-zA-Z]{1,8}[ \t]+){0,6}-[a-zA-Z]{0,8}b[a-zA-Z]{0,8}[ \t]+(?:-[a-zA-Z]{1,8}[ \t]+){0,6}\S{1,400}[ \t]+\S{1,400}[ \t]+(?<secret>[^\s"'<]{3,})`,
  ),
  option(
    'add-user',
    ['rabbitmqctl', 'mosquitto_passwd', 'chpasswd', 'vncpasswd'],
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
    'http-user',
    ['http ', 'https ', 'xh '],
    String.raw`(?<![\w/])(?:https?|xh)${before}(?:-a|--auth)[ =]["']?(?:[^\s:"'<]{1,100}:)?(?<secret>[^\s"'<:]{4,})`,
    passwordLike,
  ),
  option(
    'user-comma-password',
    ['lftp', 'ftp '],
    String.raw`l?ftp${before}-u[ \t]+["']?[^\s,"']{1,60},(?<secret>[^\s"'<]{3,})`,
  ),
  option(
    'remote-desktop',
    ['freerdp', 'rdesktop', 'cmdkey'],
    String.raw`(?:xfreerdp3?|wlfreerdp|cmdkey|rdesktop)${before}(?:\/p:|\/pass:|-p[ \t]+)["']?(?<secret>[^\s"'<]{3,})`,
  ),
  option('openssl-key', ['openssl enc'], String.raw`openssl[ \t]+enc${before}(?:-k|-K)[ \t]+${value}`),
  option(
    'java-keystore',
    ['-storepass', '-keypass', '-srcstorepass', '-deststorepass', '-srckeypass', '-destkeypass'],
    String.raw`-(?:src|dest)?(?:store|key)pass[ \t]+${value}`,
  ),
  option(
    'wifi-password',
    ['nmcli', 'iwctl'],
    String.raw`(?:nmcli|iwctl)${before}(?:password|--passphrase)[ \t=]+${value}`,
  ),
  option('mosquitto-password', ['mosquitto_'], String.raw`mosquitto_(?:pub|sub|rr)${before}-P[ \t]+${value}`),
  option(
    'minio-alias',
    ['alias set', 'config host add'],
    String.raw`mc[ \t]+(?:alias[ \t]+set|config[ \t]+host[ \t]+add)[ \t]+\S+[ \t]+\S+[ \t]+\S+[ \t]+${value}`,
  ),
  option(
    'redis-command',
    ['auth ', 'requirepass', 'masterauth', 'acl setuser'],
    String.raw`(?:AUTH[ \t]+(?<=(?:(?:^|\n)[ \t]{0,16}|[>#;"'=][ \t]?|HELLO[ \t]\d[ \t]|redis[^\n]{1,100}[ \t])AUTH[ \t]+)(?:[\w-]{1,40}[ \t]+(?=[^\s"'<]{6}))?["']?(?<secret>[^\s"'<]{6,})(?=[\s"'<]|$)|(?:requirepass|masterauth)["']?(?:[ \t]+|[ \t]*\r?\n[ \t]*2\)[ \t]*)["']?(?<password>[^\s"'<]{3,})|ACL[ \t]+SETUSER[^\n]{0,200}?[ \t]>(?<piped>[^\s"'<]{3,}))`,
    toldPassword,
    'gi',
  ),
  option(
    'sql-password',
    ['identified ', 'password ', 'password for', "password('", 'encrypted password'],
    String.raw`(?:IDENTIFIED[ \t]+(?:WITH[ \t]+\S+[ \t]+)?(?:BY|AS)[ \t]+(?:PASSWORD[ \t]+)?|(?:USER|ROLE|LOGIN)\b[^\n;]{0,200}?PASSWORD[ \t]*=?[ \t]*|PASSWORD[ \t]+FOR[^\n;]{1,120}?=[ \t]*(?:PASSWORD\()?|(?<![\w])PASSWORD\()N?(?:'(?<single>[^'\n]{3,200})'|"(?<quoted>[^"\n]{3,200})")`,
    notAHint,
    'gi',
  ),
  option(
    'ldap-settings',
    ['bindpw', 'rootpw'],
    String.raw`(?:bind|root)pw[ \t:=]+(?:\{\w{3,10}\})?(?<secret>[^\s"'<]{4,})`,
    notAHint,
    'gi',
  ),
  option(
    'piped-password',
    ['echo ', 'printf '],
    String.raw`(?:echo|printf)[ \t]+(?:-\w+[ \t]+)?(?:["']%s(?:\\n)?["'][ \t]+)?(?:"(?<quoted>[^"\n]{3,200})"|'(?<single>[^'\n]{3,200})'|(?<secret>[^\s"'<|]{3,}))[ \t]*\|[ \t]*[^\n|]{0,100}?(?:sudo[ \t]+-S|--?[\w-]{0,20}stdin|with-token|cryptsetup|smbpasswd|kinit|passphrase-fd|passwd|secrets?[ \t]+(?:put|set|create)|htpasswd[ \t]+-i)`,
  ),
  option(
    'here-string',
    ['<<<'],
    String.raw`(?:sudo[ \t]+-S|passwd|kinit|smbpasswd|cryptsetup|pass[ \t]+insert|with-token|stdin|secrets?[ \t]+(?:put|set|create)|docker[ \t]+login)[^\n|;]{0,80}<<<[ \t]*${value}`,
    notAHint,
  ),
  option('pre-shared', [' psk '], String.raw`:[ \t]{1,4}PSK[ \t]+"(?<quoted>[^"\n]{4,200})"`),
  option(
    'net-user',
    ['net user '],
    String.raw`net[ \t]+user[ \t]+[\w.-]{1,40}[ \t]+(?<secret>[^\s"'<\/][^\s"'<]{2,})`,
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
      '-pw',
      '-pin',
      '--pin',
      '-token',
      '-secret',
      '--key',
    ],
    pattern:
      /(?<![\w-])--?(?:[a-z]{1,20}-){0,3}(?:pass(?:word|wd|phrase|code)?|pwd?|token|secret|pin|(?:api|access|private|auth|secret|account|encryption|license)-?key)(?:=|[ \t]+)(?:"(?<quoted>[^"\n]{4,200})"|'(?<single>[^'\n]{4,200})'|(?<secret>(?:(?!&\w{1,30}=)[^\s"'<[|]){6,}))/gi,
    accepts: passwordLike,
  },
]

function option(
  id: string,
  keywords: string[],
  source: string,
  accepts: Rule['accepts'] = notAHint,
  flags: string = 'g',
): Rule {
  return { id, category: 'password', keywords, reach: 'lines', pattern: new RegExp(source, flags), accepts }
}
