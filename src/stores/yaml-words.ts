/**
 * The YAML library's error codes in our words. Its own messages quote the text, which may hold a secret.
 */
export function yamlWords(code: string): string {
  return words[code] ?? 'this is not YAML'
}

const words: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias cannot have an anchor or a tag',
  BAD_ALIAS: 'an alias without an anchor',
  BAD_COLLECTION_TYPE: 'a tag that does not fit the collection',
  BAD_DIRECTIVE: 'a directive that is not one',
  BAD_DQ_ESCAPE: 'an escape that is not one, inside double quotes',
  BAD_INDENT: 'the indentation does not fit',
  BAD_PROP_ORDER: 'an anchor or a tag in the wrong place',
  BAD_SCALAR_START: 'a plain value cannot begin with this character',
  BLOCK_AS_IMPLICIT_KEY: 'a key and a value of this kind cannot share a line',
  BLOCK_IN_FLOW: 'a block inside brackets',
  COMMENT_SPACE: 'a comment needs a space before it',
  DUPLICATE_KEY: 'the same key twice in one mapping',
  IMPOSSIBLE: 'this cannot be',
  KEY_OVER_1024_CHARS: 'a key of more than 1024 characters',
  MISSING_CHAR: 'a closing quote, bracket, colon or comma is missing',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines',
  MULTIPLE_ANCHORS: 'two anchors on one node',
  MULTIPLE_DOCS: 'more than one document',
  MULTIPLE_TAGS: 'two tags on one node',
  NON_STRING_KEY: 'a key that is not a string',
  TAB_AS_INDENT: 'a tab is used as indentation',
  TAG_RESOLVE_FAILED: 'a tag that is not known',
  UNEXPECTED_TOKEN: 'a character that does not belong here',
}
