import type { ReactNode } from 'react'

type Props = {
  /** A sentence with gaps: “{who} added a note”. */
  text: string
  /** What stands in the gaps, a little heavier; what is written from right to left turns nothing but itself. */
  values: Record<string, ReactNode>
}

/** A sentence of a catalogue with names in it, so that a translation may put them elsewhere. */
export function Phrase({ text, values }: Props) {
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {text.split(/(\{\w+\})/).map((piece, index) => {
        const gap = /^\{(\w+)\}$/.exec(piece)?.[1]
        // The pieces of one sentence never change places.
        // oxlint-disable-next-line react/no-array-index-key
        return gap === undefined ? piece : <b key={index} dir="auto" style={{ fontWeight: 500 }}>{values[gap]}</b>
      })}
    </span>
  )
}
