import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { strings } from './strings'
import classes from './Footer.module.css'

type Props = {
  /** Which page this is, said instead of the total where that stands elsewhere. */
  page?: number
  total?: number
  /** False: the server stopped counting; the figure reads “about”. */
  totalIsExact?: boolean
  /** Left out on the first page. */
  onPrevious?: () => void
  /** Left out on the last page. */
  onNext?: () => void
}

/** Keyset paging knows only back and on: there are no page numbers to promise. */
export function Pager({ page, total, totalIsExact = true, onPrevious, onNext }: Props) {
  return (
    <nav className={classes.pager} aria-label={strings.pages}>
      <span>{page !== undefined ? strings.page(page) : total !== undefined && strings.total(total, totalIsExact)}</span>
      <span className={classes.steps}>
        <Button variant="default" leftSection={<IconChevronLeft size={16} />} disabled={!onPrevious} onClick={onPrevious}>{strings.previous}</Button>
        <Button variant="default" rightSection={<IconChevronRight size={16} />} disabled={!onNext} onClick={onNext}>{strings.next}</Button>
      </span>
    </nav>
  )
}
