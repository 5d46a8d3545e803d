import type { Rule } from './rule.ts'
import { notAHint, tokenLike } from './validators.ts'

/** Secrets in addresses: who logs in, what signs them, and hooks that are secret themselves. */
export const urlRules: readonly Rule[] = [
  {
    id: 'url-credentials',
    category: 'password',
    keywords: ['://'],
    // An @ belongs to a password that was not encoded, where another follows before the path.
    pattern:
      /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/'"<>]{0,256}:(?!\d{1,5}(?:[/?#]|@\d))(?<secret>(?:[^\s@'"<>]|@(?=[^\s@/'"<>]{0,256}@)){1,256})@(?=[\w.[$-])/gi,
    accepts: notAHint,
  },
  {
    id: 'url-token',
    category: 'token',
    keywords: ['://'],
    pattern:
      /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/(?<secret>[\w.~%+-]{16,256})(?::(?:x-oauth-basic|x-token-auth|x|api_token|unused)?)?@(?=[\w.[])/gi,
    accepts: tokenLike,
  },
  {
    id: 'oracle-url',
    category: 'password',
    keywords: ['jdbc:oracle'],
    begins: true,
    pattern: /jdbc:oracle:\w+:[\w.-]{1,128}\/(?<secret>[^\s@'"<>]{1,256})@/gi,
    accepts: notAHint,
  },
  {
    id: 'url-signature',
    category: 'key',
    keywords: ['signature=', 'sig=', '&hmac=', 'security-token=', '&code=', '?code='],
    pattern:
      /(?<=[?&;](?:x-(?:amz|goog|oss|cos|ms)-)?)(?:signature|sig|security-token|hmac|code)=(?<secret>(?:[\w~+/.-]|%[0-9A-Fa-f]{2}){12,4000}={0,2})/gi,
    entropyMin: 3,
    accepts: tokenLike,
  },
  {
    id: 'url-key',
    category: 'key',
    keywords: ['?key=', '&key=', '?sid=', '&sid=', 'ticket='],
    pattern: /(?<=[?&;])(?:key|sid|ticket)=(?<secret>[\w~%+/=-]{16,400})(?![\w/.%~-])/gi,
    entropyMin: 3,
    accepts: tokenLike,
  },
  {
    id: 'url-path-token',
    category: 'token',
    keywords: ['://'],
    // A link that logs in whoever has it.
    pattern:
      /:\/\/[^\s"'<>]{1,200}?\/(?:[\w-]{0,20}reset[\w-]{0,20}|verify[\w-]{0,20}|confirm[\w-]{0,20}|activat[\w-]{0,20}|invit[\w-]{0,20}|unsubscribe|magic[\w-]{0,20}|login|auth)(?:\/(?:confirm|accept|email|token|link|verify))?\/(?<secret>[\w.~-]{20,400})(?=[\s"'<>?#&\\]|$)/gi,
    entropyMin: 3,
    accepts: tokenLike,
  },
  {
    id: 'hook-url',
    category: 'token',
    keywords: [
      'hooks.zapier.com',
      'hook.integromat',
      '.make.com/',
      'webhook.office.com',
      '.logic.azure',
      'chat.googleapis',
      'maker.ifttt',
    ],
    pattern:
      /(?:hooks\.zapier\.com\/hooks\/catch\/(?<secret>\w{4,}\/\w{4,})|hook\.(?:integromat|\w{2,4}\d?\.make)\.com\/(?<quoted>\w{20,})|maker\.ifttt\.com\/trigger\/\w+\/(?:json\/)?with\/key\/(?<single>[\w-]{16,})|webhook\.office\.com\/webhookb2\/(?<password>[\w@-]{36,}\/IncomingWebhook\/[\w/-]{30,}))/g,
  },
]
