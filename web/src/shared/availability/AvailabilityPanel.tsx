import { lazy, Suspense, type ComponentProps } from 'react'

const Drawer = lazy(() => import('./drawer/AvailabilityDrawer').then((module) => ({ default: module.AvailabilityDrawer })))
const Until = lazy(() => import('./drawer/LeaveUntilDialog').then((module) => ({ default: module.LeaveUntilDialog })))

/** The drawer, fetched when it is first opened. */
export function AvailabilityPanel(props: ComponentProps<typeof Drawer>) {
  return <Suspense><Drawer {...props} /></Suspense>
}

/** The dialog that puts somebody on leave from today, fetched when it is first opened. */
export function LeaveUntil(props: ComponentProps<typeof Until>) {
  return <Suspense><Until {...props} /></Suspense>
}
