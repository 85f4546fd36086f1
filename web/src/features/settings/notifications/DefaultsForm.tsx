import { Switch } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { changedKinds, choiceOf, withChosen, type Chosen } from '@/shared/notifications/choices'
import { KindTable } from '@/shared/notifications/KindTable'
import { strings as kindWords } from '@/shared/notifications/strings'
import { SaveBar, SectionCard, toast } from '@/shared/ui'
import classes from './Messaging.module.css'
import { strings } from './strings'
import { useChangeMessaging, type Messaging } from './useMessaging'

const words = strings.defaults

/** By which channels each kind comes to members who chose nothing. */
export function DefaultsForm({ messaging }: { messaging: Messaging }) {
  const [chosen, setChosen] = useState<Chosen>({})
  const [bell, setBell] = useState<boolean>()
  const { mutate, isPending, error, reset } = useChangeMessaging()
  const always = bell ?? messaging.app_always
  const kinds = changedKinds(messaging.kinds, chosen).length > 0
  const unsaved = [...(kinds ? [words.parts.kinds] : []), ...(always === messaging.app_always ? [] : [words.parts.app_always])]

  function discard() {
    setChosen({})
    setBell(undefined)
    reset()
  }
  function save(event: FormEvent) {
    event.preventDefault()
    const body = { kinds: kinds ? choiceOf(messaging.kinds, chosen) : undefined, app_always: bell }
    mutate({ body }, {
      // What is changed meanwhile is not saved, and stays.
      onSuccess: () => {
        setChosen((now) => (now === chosen ? {} : now))
        setBell((now) => (now === bell ? undefined : now))
        toast.done(strings.saved)
      },
    })
  }
  return (
    <form className={classes.tab} onSubmit={save} noValidate>
      <SectionCard title={words.title} hint={words.hint} flush>
        <div className={classes.always}>
          <Switch label={words.always} description={words.alwaysHint} checked={always} onChange={(event) => setBell(event.currentTarget.checked)} />
        </div>
        <KindTable
          label={words.label} kinds={messaging.kinds.map((kind) => withChosen(kind, chosen))} ownWord={kindWords.ownHere}
          onChoose={(kind, choice) => setChosen({ ...chosen, [kind]: choice })}
        />
      </SectionCard>
      <SaveBar unsaved={unsaved.length > 0 && strings.unsaved(unsaved)} error={error} onDiscard={discard} pending={isPending} />
    </form>
  )
}
