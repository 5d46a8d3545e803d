import { render, Text, Box, useApp } from 'ink'
import SelectInput from 'ink-select-input'
import TextInput from 'ink-text-input'
import { createElement, useState } from 'react'

const items = ['Vanilla', 'Vue', 'React', 'Svelte', 'Solid', 'Qwik'].map((label) => ({ label, value: label }))

function Wizard() {
  const [name, setName] = useState('')
  const [step, setStep] = useState('name')
  const { exit } = useApp()
  const done = ({ label }) => {
    setStep(label)
    setTimeout(() => exit())
  }
  if (step === 'name') {
    const input = createElement(TextInput, {
      value: name,
      onChange: setName,
      onSubmit: () => setStep('framework'),
    })
    return createElement(Box, null, createElement(Text, null, 'Project name: '), input)
  }
  if (step !== 'framework') return createElement(Text, null, `${name} ${step}`)
  const list = createElement(SelectInput, { items, limit: 4, onSelect: done })
  return createElement(Box, { flexDirection: 'column' }, createElement(Text, null, 'Framework'), list)
}

render(createElement(Wizard))
