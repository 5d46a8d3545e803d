import type { Rule } from './rule.ts'
import { notAHint, strongPassword, toldPassword, tokenLike } from './validators.ts'

const value = String.raw`(?:"(?<quoted>[^"\n$][^"\n]{2,400})"|'(?<single>[^'\n]{3,400})'|(?<secret>[^\s"'<[|;$][^\s"'<[|;]{2,}))`
/** The options before the one that counts. */
const before = String.raw`(?:[ \t](?:[^\n|;]|(?<=\\\r?)\n){0,400}?)?[ \t]`
/** Something made up, in no quotes. */
const token = String.raw`["']?(?<secret>[^\s"'<>|;$-][^\s"'<>|;$]{11,})`

/** Tools that take a secret as an option or an argument of their own, from their manuals. */
export const toolRules: readonly Rule[] = [
  tool(
    'secret-store',
    ['gh secret', 'gh variable'],
    String.raw`gh[ \t]+(?:secret|variable)[ \t]+set${before}(?:--body|-b)[ =]+${value}`,
  ),
  tool(
    'parameter-store',
    ['put-parameter', 'create-secret', 'put-secret-value', 'update-secret'],
    String.raw`(?:put-parameter[^\n]{0,200}SecureString|create-secret|put-secret-value|update-secret)${before}(?:--value|--secret-string)[ =]+${value}`,
  ),
  tool('ansible-vault', ['encrypt_string'], String.raw`encrypt_string[ \t]+(?:--\S+[ \t]+)*${value}`),
  tool(
    'ipmitool',
    ['ipmitool', 'ipmiutil', 'amqp-'],
    String.raw`(?:ipmi(?:tool|util|power|-\w+)|amqp-\w+)${before}-P[ \t]+${value}`,
  ),
  ...['A', 'X'].map((letter) =>
    tool(`snmp-${letter}`, ['snmp'], String.raw`snmp\w{2,12}${before}-${letter}[ \t]+${value}`),
  ),
  tool(
    'snmp-community',
    ['snmp'],
    String.raw`snmp(?:walk|get|set|bulk\w*|next)${before}-c[ \t]+${value}`,
    (text) => toldPassword(text),
  ),
  tool(
    'user-add',
    ['useradd', 'usermod', 'dscl '],
    String.raw`user(?:add|mod)${before}(?:-p|--password)[ \t=]+${value}`,
  ),
  tool(
    'secure-string',
    ['convertto-securestring'],
    String.raw`ConvertTo-SecureString[ \t]+(?:-(?:String|AsPlainText|Force)[ \t]+)*(?:"(?<quoted>[^"\n]{3,200})"|'(?<single>[^'\n]{3,200})')`,
  ),
  tool(
    'windows-share',
    ['net use'],
    String.raw`net[ \t]+use${before}\\\\\S+[ \t]+(?:\/user:\S+[ \t]+)?${value}`,
    toldPassword,
  ),
  tool(
    'run-as',
    ['runas ', 'schtasks'],
    String.raw`(?:schtasks${before}\/rp[ \t]+|runas[ \t]+\/user:\S+[ \t]+)${value}`,
    toldPassword,
  ),
  tool(
    'impacket',
    ['impacket', '.py '],
    String.raw`(?:impacket-\w+|(?:psexec|wmiexec|smbexec|secretsdump|smbclient|atexec|dcomexec|mssqlclient)\.py)${before}[\w./-]{1,80}:["']?(?<secret>[^\s"'@]{3,200})["']?@`,
  ),
  tool('password-of-ldap', ['ldappasswd'], String.raw`ldappasswd${before}-[as][ \t]*${value}`),
  tool(
    'htpasswd-shown',
    ['htpasswd -n'],
    String.raw`htpasswd[ \t]+-n[a-zA-Z]*b[a-zA-Z]*[ \t]+\S+[ \t]+${value}`,
  ),
  tool(
    'openssl-passwd',
    ['openssl passwd'],
    String.raw`openssl[ \t]+passwd(?:[ \t]+-(?:\d|apr1|crypt|salt[ \t]+\S+))*[ \t]+${value}`,
  ),
  tool('archive', ['7z ', '7za '], String.raw`7za?[ \t]+\w{1,2}${before}-p["'](?<secret>[^"'\n]{3,200})["']`),
  tool(
    'pdf',
    ['pdftk ', 'pdftotext', 'pdfimages', 'qpdf '],
    String.raw`(?:pdftk${before}(?:input_pw|owner_pw|user_pw)[ \t]+|pdf(?:totext|images|info|toppm|tops)${before}-[uo]pw[ \t]+)${value}`,
  ),
  tool('influx', ['influx '], String.raw`influx${before}(?:-t|--token)[ =]+${token}`),
  tool(
    'wifi',
    ['wpa_passphrase', 'iwconfig', 'networksetup'],
    String.raw`(?:wpa_passphrase[ \t]+\S+[ \t]+|iwconfig[ \t]+\S+[ \t]+key[ \t]+(?:s:)?|networksetup[ \t]+-setairportnetwork[ \t]+\S+[ \t]+\S+[ \t]+)${value}`,
  ),
  tool(
    'keychain',
    ['security '],
    String.raw`security[ \t]+(?:add-(?:generic|internet)-password${before}-w[ \t]+|(?:unlock|create)-keychain${before}-p[ \t]+|import${before}-P[ \t]+|set-keychain-password${before}-[op][ \t]+)${value}`,
  ),
  tool('ftp-user', ['ftp>', 'sftp>'], String.raw`ftp>[ \t]+user[ \t]+\S+[ \t]+${value}`),
  tool(
    'attack',
    ['hydra', 'medusa', 'ncrack', 'crackmapexec', 'nxc '],
    String.raw`(?:hydra|medusa|ncrack|crackmapexec|nxc|netexec)${before}-p[ \t]+${value}`,
  ),
  tool(
    'rclone',
    ['rclone '],
    String.raw`rclone[ \t]+(?:obscure[ \t]+|config${before}pass(?:word)?[ =])${value}`,
  ),
  tool('cvs-login', ['cvs '], String.raw`cvs${before}login[ \t]+-p[ \t]*${value}`),
  tool(
    'password-command',
    ['password-command', 'passcommand', 'key-file=<('],
    String.raw`(?:--?pass(?:word)?-?command[ =]["']echo[ \t]+|(?:PASSWORD_COMMAND|PASSCOMMAND)=["']echo[ \t]+|--key-file=<\(echo[ \t]+(?:-n[ \t]+)?["']?)(?<secret>[^\s"')]{3,200})`,
  ),
  tool(
    'expect-send',
    ['send '],
    String.raw`send(?:_user)?[ \t]+(?:--[ \t]+)?"(?<secret>[^\s"\\$]{6,200})\\[rn]"`,
    strongPassword,
  ),
  tool(
    'sql-user',
    ['identified by', 'connect ', 'conn ', 'db.auth', 'changeuserpassword'],
    String.raw`(?:identified[ \t]+by[ \t]+(?:values[ \t]+)?|(?:^|[\n>])[ \t]{0,8}conn(?:ect)?[ \t]+\w{1,40}\/)(?<secret>[^\s"';@]{4,200})`,
    toldPassword,
    'gi',
  ),
  tool(
    'mongo-shell',
    ['db.auth', 'changeuserpassword'],
    String.raw`db\.(?:auth|changeUserPassword)\(["'][^"'\n]{1,80}["'],[ \t]*["'](?<quoted>[^"'\n]{3,200})["']`,
  ),
  tool('mysqladmin', ['mysqladmin'], String.raw`mysqladmin${before}password[ \t]+${value}`),
  tool(
    'argument-token',
    [
      'cargo login',
      'gem push',
      'doctl ',
      'with-token',
      'snyk ',
      'wandb ',
      'cloudflared',
      'consul ',
      'poetry ',
      'ngrok ',
      'heroku ',
      'kaggle',
      'yarn config',
      'travis ',
      'gitlab-runner',
      'netbird',
    ],
    String.raw`(?:cargo[ \t]+login[ \t]+(?:--\S+[ \t]+\S+[ \t]+)?|gem[ \t]+push${before}--key[ =]|doctl[ \t]+auth${before}(?:-t|--access-token)[ =]|--with-token[ \t]+<<<[ \t]*|snyk[ \t]+(?:auth|config[ \t]+set[ \t]+api=)[ \t]*|wandb[ \t]+login[ \t]+(?:--relogin[ \t]+)?|cloudflared[ \t]+service[ \t]+install[ \t]+|consul[ \t]+acl[ \t]+set-agent-token[ \t]+\w+[ \t]+|poetry[ \t]+config[ \t]+(?:pypi-token|http-basic)\.\S+[ \t]+(?:\S+[ \t]+)?|ngrok[ \t]+(?:config[ \t]+add-)?authtoken[ \t]+|heroku[ \t]+auth:token[ \t]+|kaggle${before}-k[ \t]+|yarn[ \t]+config[ \t]+set[ \t]+npmAuthToken[ \t]+|travis${before}--github-token[ =]|gitlab-runner${before}--(?:registration-)?token[ =]|netbird${before}--setup-key[ =])${token}`,
    (text) => tokenLike(text) || strongPassword(text),
  ),
  tool(
    'poetry-basic',
    ['poetry config'],
    String.raw`poetry[ \t]+config[ \t]+http-basic\.\S+[ \t]+\S+[ \t]+${value}`,
  ),
]

function tool(
  id: string,
  keywords: string[],
  source: string,
  accepts: Rule['accepts'] = notAHint,
  flags: string = 'g',
): Rule {
  return { id, category: 'password', keywords, reach: 'lines', pattern: new RegExp(source, flags), accepts }
}
