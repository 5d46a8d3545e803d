export const placeholder: string = ''
