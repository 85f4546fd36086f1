import { Button, Tabs, Text } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { api } from '@/shared/api/client'
import { CodeBlock, CopyField, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { strings } from './strings'
import classes from './Website.module.css'

const words = strings.code
const ways = ['page', 'html', 'frame', 'json'] as const

/** How a form gets onto a website. */
export function WebsiteCode({ source, onEdit }: { source: number; onEdit: () => void }) {
  const { data: code, error, refetch } = api.useQuery('get', '/api/v1/sources/{id}/code', { params: { path: { id: source } } })
  return (
    <SectionCard title={words.title} hint={words.hint} action={<Button variant="default" h={30} px={12} onClick={onEdit}>{words.edit}</Button>}>
      {error && !code && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !code && <Loading lines={4} />}
      {code && (
        <Tabs defaultValue="page" keepMounted={false}>
          <Tabs.List>{ways.map((way) => <Tabs.Tab key={way} value={way}>{words[way].tab}</Tabs.Tab>)}</Tabs.List>
          {ways.map((way) => (
            <Tabs.Panel key={way} value={way} className={classes.way}>
              <Text c="dimmed">{words[way].hint}</Text>
              {way === 'page' && <CopyField label={words.page.label} value={code.page_url} />}
              {way === 'page' && <Button variant="default" className={classes.open} component="a" href={code.page_url} target="_blank" rel="noopener" leftSection={<IconExternalLink size={16} />}>{words.page.open}</Button>}
              {way === 'json' && <CopyField label={words.json.url} value={code.post_url} />}
              {way !== 'page' && <CodeBlock label={words[way].label} copyable>{code[way]}</CodeBlock>}
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </SectionCard>
  )
}
