import type { Rule } from './rule.ts'
import { notAHint, quotedPassword } from './validators.ts'

/** Secrets in the elements and attributes of XML and HTML. */
export const xmlRules: readonly Rule[] = [
  {
    id: 'xml-element',
    category: 'password',
    keywords: [
      'password',
      'passwd',
      'passphrase',
      'secret',
      'token',
      'apikey',
      'api-key',
      'api_key',
      'privatekey',
    ],
    begins: true,
    reach: 'lines',
    pattern:
      /(?<=<[\w:.-]{0,40})(?<tag>password|passwd|passphrase|secret(?:key)?|token|api[_-]?key|privatekey)(?:\s[^<>\n]{0,200})?>\s{0,40}(?<secret>[^\s<>][^<>\n]{2,400}?)\s{0,40}<\/[\w:.-]{0,40}\k<tag>>/gi,
    accepts: quotedPassword,
  },
  {
    id: 'xml-named',
    category: 'password',
    keywords: ['password', 'passwd', 'passphrase', 'secret', 'token', 'apikey', 'api-key', 'api_key'],
    begins: true,
    // `<property name="password">x</property>`
    pattern:
      /(?<=(?:name|key|id)=["'][\w:.-]{0,60})(?:password|passwd|passphrase|secret|token|api[_-]?key)["'](?:\s[^<>\n]{0,100})?>\s{0,40}(?<secret>[^\s<>][^<>\n]{2,400}?)\s{0,40}<\//gi,
    accepts: quotedPassword,
  },
  {
    id: 'xml-value',
    category: 'password',
    keywords: ['name="', "name='", 'key="', "key='"],
    reach: 'lines',
    // `<setting name="password"><value>x</value>`
    pattern:
      /(?:name|key)=["'][\w:.-]{0,60}(?:password|passwd|passphrase|secret|token|api[_-]?key)["'][^<>\n]{0,100}>\s{0,40}<value>(?<secret>[^<>\n]{4,400})<\/value>/gi,
    accepts: quotedPassword,
  },
  {
    id: 'html-input',
    category: 'password',
    keywords: ['<input'],
    begins: true,
    pattern:
      /<input(?=\s[^<>\n]{0,400}type=["']?password)\s[^<>\n]{0,400}?value=(?:"(?<quoted>[^"\n]{3,200})"|'(?<single>[^'\n]{3,200})'|(?<secret>[^\s"'<>]{3,200}))/gi,
    accepts: notAHint,
  },
  {
    id: 'xml-attribute',
    category: 'password',
    keywords: ['value='],
    pattern:
      /(?:key|name)=["'][\w:.-]{0,40}(?:password|passwd|passphrase|secret|token|api[_-]?key)["'][ \t]{1,20}value=["'](?<secret>[^"'\n]{4,400})["']/gi,
    accepts: quotedPassword,
  },
]
