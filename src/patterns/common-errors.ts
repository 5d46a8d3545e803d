/**
 * What programs say when something failed, by kind. Each is tried line by line, on text with escape sequences and
 * harmless mentions ("0 errors", "no failures") removed.
 */
export const COMMON_ERRORS: Readonly<Record<ErrorCategory, readonly RegExp[]>> = {
  command_not_found: [
    /\bcommand not found\b/i,
    /\bis not recognized as (?:an internal|the name)/i,
    /^(?:[\w./-]+: )*(?:\d+: )?[\w./-]+: not found$/,
    /\b(?:unknown|unrecogni[sz]ed|invalid|undefined|no such|bad) (?:sub-?)?command\b/i,
    /\bnot a valid command\b/i,
    /is not a \w+ command\b/i,
  ],
  permission_denied: [
    /\bpermission denied\b/i,
    /\baccess (?:is )?denied\b/i,
    /\boperation not permitted\b/i,
    /\b(?:EACCES|EPERM)\b/,
    /\bmust be (?:run as )?root\b/i,
    /\bnot in the sudoers file\b/i,
  ],
  authentication_failed: [
    /\bauthentication (?:failed|failure|error)\b/i,
    /\blog-?in (?:failed|incorrect|denied)\b/i,
    /\b(?:incorrect|invalid|wrong) (?:password|passphrase|credentials|username)\b/i,
    /\bunauthori[sz]ed\b/i,
    /\bhost key verification failed\b/i,
  ],
  connection_failed: [
    /\bconnection (?:refused|reset|timed out|closed by|failed|lost)\b/i,
    /\b(?:could|can) ?not (?:connect|resolve)\b/i,
    /\b(?:no route to host|network is unreachable|name or service not known|host is down)\b/i,
    /\b(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)\b/,
    /\btemporary failure in name resolution\b/i,
  ],
  file_not_found: [
    /\bno such file or directory\b/i,
    /\b(?:file|path|directory|module|package) (?:was )?not found\b/i,
    /\bcannot find (?:the )?(?:file|path|module)\b/i,
    /^Unit \S+ could not be found\.$/,
    /\bENOENT\b/,
  ],
  syntax_error: [
    /\bsyntax error\b/i,
    /\bparse error\b/i,
    /\bunexpected (?:token|end of|EOF|character|symbol)\b/i,
    /\b(?:invalid|unknown|unrecogni[sz]ed|illegal) (?:option|argument|flag|switch|syntax)\b/i,
    /\bmissing (?:(?:\w+ ){0,3}operand|argument|required)\b/i,
  ],
  crash: [
    /\bsegmentation fault\b/i,
    /\bcore dumped\b/i,
    /^(?:[\w./-]+: )*(?:abort(?:ed)?|killed|bus error|illegal instruction|floating point exception)\b/i,
    /^Traceback \(most recent call last\):/,
    /^panic: /,
    /^thread '[^']{1,200}' panicked at /,
    /\bstack smashing detected\b/i,
    /\bassertion .{0,200}failed\b/i,
    /\bout of memory\b/i,
    /\b(?:no space left on device|disk quota exceeded)\b/i,
  ],
  error: [
    // `error: …`, `tool: fatal: …`, `Error near line 1: …`, `error[E0308]: …`, `ERROR 1064 (42000) at line 1: …`
    /^(?:[\w./<>()-]+(?:\[\d+\])?: ?(?:line )?(?:\d+:)* ?)*\W{0,3}(?:(?:fatal|internal|runtime|unexpected|input|type|value|key) )?(?:errors?|fatal|failed|failure|exception)\b(?:\[\w+\])?[^:!.\n]{0,60}(?:[:!]|\.(?=\s|$))/i,
    /^\W{0,3}(?:ERROR|FATAL|CRITICAL|SEVERE|FAIL(?!\s*[:=]?\s*0\b)|FAILED|FAILURE)\b/,
    /^npm (?:ERR!|error)/,
    // `src/a.ts(1,2): error TS2304: …`, `CMake Error at CMakeLists.txt:1`, `CONFLICT (content): …`, `make: *** …  Stop.`
    /^[^\s()]{1,300}\(\d+,\d+\): error \w+: /,
    /^CMake Error\b/,
    /^CONFLICT \([\w/ -]{1,40}\): /,
    /^[\w.-]+(?:\[\d+\])?: \*\*\* .{1,500}\bStop\.$/,
    /\b[A-Z][A-Za-z]*(?:Error|Exception|Warning: Error)\b(?::|$| at )/,
    /\[(?:error|fatal|critical|fail(?:ed)?)\]/i,
    /\b(?:an?|the following|[1-9]\d*) (?:\w+ )?(?:errors?|failures?|exceptions?)\b(?! (?:code|message|rate|log|handler|handling|correction))/i,
    /\b[1-9]\d* (?:\w+ )?failed\b/i,
    /\b(?:build|tests?|compilation|installation|merge|command|job|request|operation|download|upload) failed\b/i,
    /\b(?:errors?|failures?|failed)\s*[:=]\s*[1-9]/i,
    /\b(?:failed|unable) to \w/i,
    /\bfailed because\b|\bexit(?:ed|ing) with (?:an? )?(?:error|failure)\b/i,
    /^(?:[\w./-]+: )*(?:could not|cannot|can't|couldn't) \w/i,
    /\b(?:went wrong|does not exist|not permitted|not allowed|is not defined)\b/i,
  ],
}

export type ErrorCategory =
  | 'command_not_found'
  | 'permission_denied'
  | 'connection_failed'
  | 'authentication_failed'
  | 'file_not_found'
  | 'syntax_error'
  | 'crash'
  | 'error'
