import { IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '@/shared/api/useMe'
import { useStatuses } from '@/shared/leads/useStatuses'
import { leadName } from '@/shared/leads/words'
import { useLocale } from '@/shared/locale/locale'
import { Phrase } from '@/shared/ui'
import { strings } from '../strings'
import { effectOf, reasonOf, standingOf, type Known } from './known'
import classes from './Known.module.css'

const words = strings.known

/** Says who is known already, and what becomes of what is entered. It is announced, and in nobody's way. */
export function KnownNote({ known, status }: { known: Known[]; status: string }) {
  useLocale()
  const statuses = useStatuses()
  return (
    <div role="status" aria-label={words.label} className={classes.place}>
      {known.length > 0 && (
        <div className={classes.note}>
          <IconInfoCircle size={18} className={classes.icon} aria-hidden />
          <div className={classes.words}>
            {known.map((one, index) => <KnownLine key={one.lead.id} one={one} first={index === 0} />)}
            <p>{effectOf(known, status, statuses)}</p>
          </div>
        </div>
      )}
    </div>
  )
}

function KnownLine({ one, first }: { one: Known; first: boolean }) {
  const statuses = useStatuses()
  const { data: me } = useMe()
  const [now] = useState(() => new Date())
  const name = leadName(one.lead)
  const text = one.same_name ? words.perhaps : first ? words.known : words.also
  return (
    <p>
      <Phrase text={text} values={{ name }} /> {standingOf(one, statuses, me?.id, now)} · {reasonOf(one)} · {/* What is written here must not be lost to a look over there. */}
      <Link to="/leads/$leadId" params={{ leadId: String(one.lead.id) }} target="_blank" aria-label={words.openNamed(name)} className={classes.open}>{words.open}</Link>
    </p>
  )
}
