import classes from './KeyHint.module.css'

const mac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '')

/** A keyboard shortcut, e.g. `keys={['mod', 'K']}`; `mod` reads ⌘ on a Mac and Ctrl elsewhere. */
export function KeyHint({ keys }: { keys: string[] }) {
  return (
    <span className={classes.keys}>
      {keys.map((key) => (
        <kbd key={key} className={classes.key}>
          {key === 'mod' ? (mac ? '⌘' : 'Ctrl') : key}
        </kbd>
      ))}
    </span>
  )
}
