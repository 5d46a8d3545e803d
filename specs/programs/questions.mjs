// A Node prompt library at work: it names its window, asks three questions and prints the answers.
import { confirm, group, intro, multiselect, outro, text } from '@clack/prompts'

process.stdout.write('\u001b]2;new project\u0007')
intro('New project')
const { name, parts, sure } = await group(
  {
    name: () =>
      text({
        message: 'Name?',
        placeholder: 'my-app',
        validate: (value) => (/^[a-z-]+$/.test(value ?? '') ? undefined : 'Lower case letters only'),
      }),
    parts: () => multiselect({ message: 'Parts?', options: options('tests', 'docs', 'licence') }),
    sure: () => confirm({ message: 'Write it?' }),
  },
  { onCancel: () => process.exit(1) },
)
outro(`${name}: ${parts.join(' and ')}${sure ? '' : ', not'} written`)

function options(...values) {
  return values.map((value) => ({ value, label: value }))
}
