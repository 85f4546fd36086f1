import type { MantineColorsTuple } from '@mantine/core'

/** Harbour: actions only. Shade 7 is the one on buttons, in light and dark. */
export const brand: MantineColorsTuple = [
  '#eef7f8', '#dceef0', '#b5dce0', '#86c5cc', '#5bb0ba', '#358d99', '#21737f', '#175f6b', '#124c56', '#0c363e',
]
export const gray: MantineColorsTuple = [
  '#f8f9fa', '#f1f3f4', '#e6e9eb', '#d8dcdf', '#bcc3c8', '#8f989f', '#5c656d', '#49525a', '#31383e', '#1b2024',
]
export const dark: MantineColorsTuple = [
  '#e3e6e8', '#c3c8cc', '#a3abb1', '#7b848b', '#363c42', '#2b3035', '#1f2327', '#16191c', '#101315', '#0b0d0e',
]
