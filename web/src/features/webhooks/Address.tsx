import { addressParts } from './address'
import classes from './Webhooks.module.css'

/** Where a webhook leads, on one line; the whole of it on hover. */
export function Address({ url }: { url: string }) {
  const { host, rest } = addressParts(url)
  return <span className={classes.address} title={url}>{host}<span>{rest}</span></span>
}
