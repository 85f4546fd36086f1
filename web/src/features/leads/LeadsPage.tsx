import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '@/shared/api/useMe'
import { filtersFromSearch, searchFromFilters, type FilterValues } from '@/shared/search/filterSearch'
import { useMayImport } from '@/shared/leads/mayImport'
import { leadName } from '@/shared/leads/words'
import { DataTable, FilterBar, ListPage, nothingSelected, PageHeader, Pager, type Selection, type Sort } from '@/shared/ui'
import { useMayBulk } from './bulk/acts'
import { LeadsBulk } from './bulk/LeadsBulk'
import { leadFilterOf } from './filters/leadFilter'
import { addressOf, pillsOf } from './filters/pills'
import { useFieldFilters } from './filters/useFieldFilters'
import { useLeadFilters } from './filters/useLeadFilters'
import { useToday } from './filters/useToday'
import { DisplayMenu } from './list/DisplayMenu'
import classes from './list/Leads.module.css'
import { LeadsEmpty } from './list/LeadsEmpty'
import { LeadsHint } from './list/LeadsHint'
import { useColumns } from './list/useColumns'
import { useLeadList, type Lead } from './list/useLeadList'
import { sortInTable, sortOfTable } from './list/sort'
import { TrailContext, trailOf } from './list/trailOf'
import { usePaging } from './list/usePaging'
import { filterKeys, leadsSearch, newestFirst, type LeadSort } from './search'
import { strings } from './strings'
import { ViewBar } from './views/ViewBar'

// Nobody needs it before the first time.
const NewLeadDrawer = lazy(() => import('./create/NewLeadDrawer').then((module) => ({ default: module.NewLeadDrawer })))

export function LeadsPage() {
  const search = useSearch({ from: '/shell/leads' })
  const navigate = useNavigate()
  const router = useRouter()
  const mayBulk = useMayBulk()
  const mayCreate = useMay('leads.create')
  const mayImport = useMayImport()
  const values = filtersFromSearch(search, filterKeys)
  const fields = useFieldFilters(values.field)
  const filters = [...useLeadFilters(), ...fields.filters]
  const filter = leadFilterOf(values, useToday())
  const sort = search.sort ?? newestFirst
  const list = useLeadList({ filter, sort, cursor: search.cursor })
  const paging = usePaging(search, list)
  const onlyPage = list.rows !== undefined && !list.isOld && !paging.previous && !paging.next
  const trail = paging.before && trailOf({ filter, sort, search, before: paging.before, list })
  const display = useColumns()
  const [selection, setSelection] = useSelection(JSON.stringify(filter))
  const [adding, add] = useDisclosure()
  const [summoned, setSummoned] = useState(false)
  if (adding && !summoned) setSummoned(true)

  function show(next: Record<string, unknown>) {
    if (router.latestLocation.pathname !== '/leads') return // typed before a lead was clicked: that is where they go
    void navigate({ to: '/leads', search: leadsSearch(next) })
  }
  const onFilter = (pills: FilterValues) => show(searchFromFilters(search, addressOf(pills, fields.kinds, values), filterKeys))
  const onSort = (next: LeadSort) => show({ ...search, sort: next, cursor: undefined })

  return (
    <ListPage
      header={
        <PageHeader
          title={strings.title}
          hint={<LeadsHint total={list.total} exact={list.totalIsExact} news={list.news} onShow={search.cursor ? paging.first : list.showLatest} />}
          actions={
            <>
              <DisplayMenu display={display} sort={sort} onSort={onSort} />
              {mayImport && <Button variant="default" visibleFrom="sm" leftSection={<IconFileImport size={16} />} renderRoot={(props) => <Link to="/admin/imports" {...props} />}>{strings.import}</Button>}
              {mayCreate && <Button leftSection={<IconPlus size={16} />} onClick={add.open}>{strings.create.open}</Button>}
            </>
          }
        />
      }
      filters={<ViewBar search={search} onShow={show}><FilterBar filters={filters} value={pillsOf(values, fields.kinds)} onChange={onFilter} search={strings.search} /></ViewBar>}
      footer={
        <>
          {mayBulk.any && <LeadsBulk may={mayBulk} selection={selection} onSelect={setSelection} filter={filter} total={list.total} totalIsExact={list.totalIsExact} onChanged={list.showAnew} />}
          {!onlyPage && <Pager page={paging.page} onPrevious={paging.previous} onNext={paging.next} />}
        </>
      }
    >
      <div className={classes.list} data-old={list.isOld || undefined}>
        <TrailContext value={trail}><DataTable
          label={strings.title}
          columns={display.columns}
          onMoveColumn={display.move}
          rows={display.isUnknown ? undefined : list.rows}
          old={list.isOld}
          rowId={(lead: Lead) => String(lead.id)}
          rowName={leadName}
          empty={<LeadsEmpty filtered={Object.keys(filter).length > 0} onClear={() => onFilter({})} onNew={add.open} />}
          error={list.rows ? undefined : list.error}
          onRetry={() => void list.refetch()}
          sort={sortInTable(sort)}
          onSort={(next: Sort) => onSort(sortOfTable(next))}
          selection={selection}
          onSelect={mayBulk.any ? setSelection : undefined}
          onOpen={(lead) => void navigate({ to: '/leads/$leadId', params: { leadId: String(lead.id) }, state: { trail } })}
          compact={display.compact}
        /></TrailContext>
      </div>
      <Suspense>{summoned && <NewLeadDrawer opened={adding} onClose={add.close} onCreated={list.showAnew} />}</Suspense>
    </ListPage>
  )
}

/** What is ticked, as long as the filter is the same: other filter, other leads. */
function useSelection(filter: string): [Selection, (selection: Selection) => void] {
  const [ticked, setTicked] = useState({ filter, selection: nothingSelected })
  if (ticked.filter !== filter) setTicked({ filter, selection: nothingSelected })
  return [ticked.selection, (selection) => setTicked({ filter, selection })]
}
