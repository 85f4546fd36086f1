import { expect, it } from 'vitest'
import { deviceName } from './deviceName'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it('calls a browser what its owner calls it', () => {
  expect(deviceName(`Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/131.0.0.0 Mobile Safari/537.36`)).toBe('Chrome on Android')
  expect(deviceName(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`)).toBe('Edge on Windows')
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0')).toBe('Firefox on Linux')
  expect(deviceName(`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/131.0.0.0 Safari/537.36`)).toBe('Chrome on ChromeOS')
  expect(deviceName(`Mozilla/5.0 (Linux; Android 14; SM-S921B) ${webkit} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`)).toBe('Samsung Internet on Android')
})
it('tells what Apple makes apart', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15'
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1')).toBe('Safari on iPhone')
  expect(deviceName(mac)).toBe('Safari on Mac')
  expect(deviceName(mac, 5)).toBe('Safari on iPad')
})
it('has a word for what it does not know', () => {
  expect(deviceName('curl/8.9')).toBe('A browser')
})
