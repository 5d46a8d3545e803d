/** What can be wrong with a Secret manifest, its folder and its place in git. */
export const secretRules = {
  'alias-bomb': {
    severity: 'error',
    hint: 'Write the repeated part out; aliases expand to more nodes than are read.',
  },
  'annotations-too-long': {
    severity: 'error',
    hint: 'All annotations together hold at most 256 KiB. Put what is large into data.',
  },
  'annotation-invalid': {
    severity: 'error',
    hint: 'Rename the annotation: letters, digits, -, _ and ., after a domain and / if you like.',
  },
  'apply-too-large': {
    severity: 'warning',
    hint: 'Use kubectl create, kubectl replace or kubectl apply --server-side, or put less into the Secret.',
  },
  'base64-invalid': {
    severity: 'error',
    hint: 'Encode the value with base64, or move it to stringData. Padding is required, spaces are not allowed.',
  },
  'control-character': { severity: 'error', hint: 'Remove the control character; YAML does not allow it.' },
  'credentials-shape': {
    severity: 'error',
    hint: 'Log in again with claude login and export the folder anew.',
  },
  'credentials-expired': {
    severity: 'error',
    hint: 'Log in again with claude login and export the folder anew.',
  },
  'credentials-stale': {
    severity: 'warning',
    hint: 'The program renews it at its next start, if it can write its folder.',
  },
  'credentials-suspicious': {
    severity: 'warning',
    hint: 'Log in again with claude login if the program refuses it.',
  },
  'data-too-long': {
    severity: 'error',
    hint: 'A Secret holds at most 1 MiB. Leave files out or use several Secrets.',
  },
  'double-base64': {
    severity: 'warning',
    hint: 'Encode the value once; a pod would read base64 instead of the value.',
  },
  'duplicate-key': { severity: 'error', hint: 'Keep one of the two; the last one would silently win.' },
  'duplicate-secret': {
    severity: 'error',
    hint: 'Give each Secret a name of its own, or merge them; the later one replaces the earlier.',
  },
  'field-immutable': {
    severity: 'error',
    hint: 'Delete the Secret and create it anew, or leave the field as it was.',
  },
  'field-type': { severity: 'error', hint: 'Quote the value: unquoted, YAML takes it for something else.' },
  'file-empty': {
    severity: 'error',
    hint: 'The program was stopped while it wrote. Log in again with claude login.',
  },
  'file-missing': { severity: 'error', hint: 'Export the folder again after the file exists.' },
  'git-unknown': {
    severity: 'error',
    hint: 'Cannot determine whether git would publish the file. Keep it inside a repository that ignores it.',
  },
  'label-invalid': {
    severity: 'error',
    hint: 'Names and values of labels are letters, digits, -, _ and ., at most 63 characters.',
  },
  'key-invalid': { severity: 'error', hint: 'Rename the key; it becomes a file name in the pod.' },
  'missing-field': { severity: 'error', hint: 'Add the field.' },
  'name-invalid': { severity: 'error', hint: 'Choose a name of lower case letters, digits, - and .' },
  'namespace-invalid': { severity: 'error', hint: 'Choose a namespace of lower case letters, digits and -' },
  'no-data': {
    severity: 'error',
    hint: 'Create the manifest from a folder with files: kubectl makes an empty Secret of an empty one.',
  },
  'no-session': { severity: 'error', hint: 'Run claude login, then export the folder.' },
  'not-a-secret': { severity: 'error', hint: 'A Secret says apiVersion: v1 and kind: Secret.' },
  'not-deleted': { severity: 'error', hint: 'Delete the manifest now that the cluster holds it.' },
  'only-string-data': {
    severity: 'warning',
    hint: 'The server will encode it, but a reader of the file who expects data finds none.',
  },
  'other-object': { severity: 'info', hint: 'Nothing to do; only Secrets are judged.' },
  'placeholder-value': {
    severity: 'warning',
    hint: 'Put the real value in the place of the placeholder.',
  },
  'prompt-failed': {
    severity: 'error',
    hint: 'Log in again with claude login, then repeat the test prompt.',
  },
  'secret-exposed': {
    severity: 'error',
    hint: 'Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed.',
  },
  'skipped-entry': {
    severity: 'warning',
    hint: 'Files in folders, and targets of links, do not reach the pod. Copy what it needs next to the others.',
  },
  'trailing-newline': {
    severity: 'warning',
    hint: 'Encode without the line break: printf %s or echo -n instead of echo.',
  },
  'type-data': {
    severity: 'error',
    hint: 'The type of the Secret asks for this key. Add it or change the type.',
  },
  'unexpected-value': { severity: 'error', hint: 'Create the manifest again with the expected option.' },
  'unknown-field': {
    severity: 'error',
    hint: 'Correct the spelling; kubectl refuses fields it does not know.',
  },
  'unreadable-file': {
    severity: 'error',
    hint: 'Check that it is a file, that you may read it, and that it is not huge.',
  },
  'wrong-mode': {
    severity: 'warning',
    hint: 'Set mode 600 with chmod; everybody on this machine can read the Secret.',
  },
  'yaml-syntax': { severity: 'error', hint: 'Correct the YAML, or save the file as UTF-8.' },
} as const

export type SecretCode = keyof typeof secretRules
