import { count } from '@/shared/ui/number'

export const strings = {
  menu: 'More for all rules',
  export: 'Export rules', import: 'Import rules…',
  title: 'Import rules',
  hint: 'A file that was exported here or in another workspace. People are found by their e-mail address, rules and rotations by their name. Nothing changes before you have seen what.',
  drop: 'Drop a rules file here, or choose one', dropHint: 'JSON, up to 1 MB', another: 'Choose another file',
  of: (file: string, workspace: string) => (workspace ? `${file}, from ${workspace}` : file),
  tooLarge: 'This file is larger than 1 MB.',
  noJson: 'This file cannot be read. It has to be the JSON that Export rules makes.',
  problems: (n: number) => (n === 1 ? '1 thing has to be mended in the file' : `${count(n)} things have to be mended in the file`),
  notes: 'Worth knowing',
  changes: 'What changes', none: 'Nothing: all of it is as in the file already.',
  rule: (n: number, name: string) => `Rule ${count(n)}, ${name}`, rotation: (name: string) => `Rotation ${name}`, field: (name: string) => `Field ${name}`, otherwise: 'Any other lead', file: 'The file',
  replace: 'Change these rotations, too', replaceHint: 'They get the agents and options of the file. Who leaves a rotation hands what they are owed or ahead to the others. A draft holds no rotations, so then the file can only be made live.',
  overtaken: 'Nothing is saved: somebody has saved the rules since you chose the file. What it would change now stands below.',
  replacesDraft: (who: string) => `There is a draft, last saved by ${who}. Saved as draft, the file replaces it.`,
  draft: 'Save as draft', live: 'Make live',
  drafted: 'The rules of the file are in the draft. Nothing of it applies yet.', isLive: 'The rules of the file are live. The next lead goes by them.',
}
