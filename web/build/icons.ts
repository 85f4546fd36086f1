import { deflateSync, crc32 } from 'node:zlib'
import type { Plugin } from 'vite'

type Point = readonly [x: number, y: number]
type Shape = { color: readonly [number, number, number]; /** how far a point is from the shape's edge; below 0: inside */ away: (at: Point) => number }

const away = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])
const white = [255, 255, 255] as const
const stroke = 1 // half of the lines' width

/** A line from a to b with round ends. */
const line = (a: Point, b: Point) => (at: Point) => {
  const along = ((at[0] - a[0]) * (b[0] - a[0]) + (at[1] - a[1]) * (b[1] - a[1])) / away(a, b) ** 2
  const t = Math.min(1, Math.max(0, along))
  return away(at, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]) - stroke
}

/** The upper half of a ring. */
const arch = (centre: Point, radius: number) => (at: Point) => (at[1] > centre[1] ? Infinity : Math.abs(away(at, centre) - radius) - stroke)
const disc = (centre: Point, radius: number) => (at: Point) => away(at, centre) - radius
const square = (radius: number) => ([x, y]: Point) => {
  const [dx, dy] = [Math.abs(x - 12) - 12 + radius, Math.abs(y - 12) - 12 + radius]
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius
}

/** The mark of public/favicon.svg and shared/ui/LogoMark, on its grid of 24. */
const mark: Shape[] = [
  { color: white, away: line([7, 19], [7, 9.5]) },
  { color: white, away: arch([12, 9.5], 5) },
  { color: white, away: line([17, 9.5], [17, 19]) },
  { color: [0x9f, 0xd6, 0xdd], away: line([3.5, 13.5], [17, 13.5]) },
  { color: white, away: disc([12, 13.5], 2) },
]
const ground = (radius: number): Shape => ({ color: [0x17, 0x5f, 0x6b], away: square(radius) })

/** Shrinks shapes towards the middle: what lies outside of 80 % of a maskable icon may be cut off. */
const shrunk = (shapes: Shape[], by: number) => shapes.map((shape) => ({ ...shape, away: ([x, y]: Point) => shape.away([12 + (x - 12) / by, 12 + (y - 12) / by]) * by }))

const icons: Record<string, { size: number; shapes: Shape[] }> = {
  'icon-192.png': { size: 192, shapes: [ground(6), ...mark] },
  'icon-512.png': { size: 512, shapes: [ground(6), ...mark] },
  'icon-maskable-512.png': { size: 512, shapes: [ground(0), ...shrunk(mark, 0.75)] },
  'apple-touch-icon.png': { size: 180, shapes: [ground(0), ...shrunk(mark, 0.85)] }, // iOS rounds it
  'badge-96.png': { size: 96, shapes: mark.map((shape) => ({ ...shape, color: white })) }, // only its outline is shown
}

/** Draws the icons of the installed app, each at its size, out of the mark's own shapes. */
export function appIcons(): Plugin {
  return {
    name: 'icons',
    apply: 'build',
    generateBundle() {
      for (const [fileName, { size, shapes }] of Object.entries(icons)) this.emitFile({ type: 'asset', fileName, source: png(size, paint(size, shapes)) })
    },
  }
}

/** Colours with their opacity, row by row. An edge covers part of a pixel: by how much, its distance says. */
function paint(size: number, shapes: Shape[]): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  const scale = 24 / size
  for (let i = 0; i < size * size; i++) {
    const at: Point = [((i % size) + 0.5) * scale, (Math.floor(i / size) + 0.5) * scale]
    let [r, g, b, opacity] = [0, 0, 0, 0]
    for (const { color, away: distance } of shapes) {
      const cover = Math.min(1, Math.max(0, 0.5 - distance(at) / scale))
      const whole = cover + opacity * (1 - cover)
      if (whole === 0) continue
      const mix = (below: number, above: number) => (above * cover + below * opacity * (1 - cover)) / whole
      ;[r, g, b, opacity] = [mix(r, color[0]), mix(g, color[1]), mix(b, color[2]), whole]
    }
    pixels.set([r, g, b, opacity * 255].map(Math.round), i * 4)
  }
  return pixels
}

/** The PNG of these pixels: RGBA, 8 bits each, no filter. */
function png(size: number, pixels: Uint8Array): Uint8Array {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let y = 0; y < size; y++) rows.set(pixels.subarray(y * size * 4, (y + 1) * size * 4), y * (size * 4 + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, part('IHDR', header), part('IDAT', deflateSync(rows, { level: 9 })), part('IEND', Buffer.alloc(0))])
}

function part(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.set(named, 4)
  whole.writeUInt32BE(crc32(named), data.length + 8)
  return whole
}
