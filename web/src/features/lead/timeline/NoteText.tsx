import classes from './Mentions.module.css'
import { piecesOf } from './mentions'

/** A note with the names of whom it mentions. */
export function NoteText({ text }: { text: string }) {
  return piecesOf(text).map((piece, index) => (
    // The pieces of a note never change places.
    // oxlint-disable-next-line react/no-array-index-key
    typeof piece === 'string' ? piece : <b key={index} className={classes.mention}>@{piece.name}</b>
  ))
}
