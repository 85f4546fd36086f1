import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useLocale } from '@/shared/locale/locale'
import { aroundAmount, divided } from './number'

/** A number, divided as the workspace writes it. */
export function NumberField(props: NumberInputProps) {
  useLocale()
  return <NumberInput {...divided()} {...props} />
}

/** An amount in the workspace's currency. */
export function MoneyField(props: NumberInputProps) {
  return <NumberField {...aroundAmount()} {...props} />
}
