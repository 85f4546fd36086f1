import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks'
import { claim, claimOne } from '@/shared/live/claim'
import { pause, turnMs } from './turn'

const preference = { key: 'fairlead-sound', defaultValue: false }
const quietMs = 3_000
const notes = [{ hertz: 660, from: 0 }, { hertz: 880, from: 0.12 }]
const loudness = 0.08
const seconds = 0.4

let audio: AudioContext | undefined

/** Whether this device rings; every tab of it knows. */
export function useSound() {
  const [on, setOn] = useLocalStorage(preference)
  return { on, set: (next: boolean) => { setOn(next); if (next) tone() } }
}

/** Rings for these notifications, if that is wanted: once for all tabs, and not without a pause. */
export async function ring(ids: number[]) {
  // Browsers let a page sound once somebody has done something in it.
  if (!readLocalStorageValue(preference) || navigator.userActivation?.hasBeenActive === false) return
  await pause(turnMs())
  const mine = await claim('sound', ids)
  if (mine.size > 0 && await claimOne('fairlead-sound', quietMs)) tone()
}

/** Two short notes, one above the other. */
function tone() {
  audio ??= new AudioContext()
  void audio.resume()
  const now = audio.currentTime
  for (const { hertz, from } of notes) {
    const note = audio.createOscillator()
    const volume = audio.createGain()
    note.frequency.value = hertz
    volume.gain.setValueAtTime(0, now + from)
    volume.gain.linearRampToValueAtTime(loudness, now + from + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, now + from + seconds)
    note.connect(volume).connect(audio.destination)
    note.start(now + from)
    note.stop(now + from + seconds)
  }
}
