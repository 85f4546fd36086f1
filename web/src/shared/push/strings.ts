export const strings = {
  allow: 'Allow notifications on this device',
  here: 'This device takes notifications.',
  allowed: 'This device takes notifications now.',
  refused: 'The browser did not give leave, so nothing is shown on this device.',
  failed: 'The browser could not reach its push service. Check the connection, and that push is not switched off in its settings, then try again.',
  insecure: 'Push needs an encrypted connection: open Fairlead by https.',
  cannot: 'This browser knows no push. Use a current Chrome, Edge, Firefox or Safari; on an iPhone iOS 16.4 or later.',
  denied: 'Notifications of this site are blocked in this browser. To undo it, click the symbol left of the address, find Notifications, choose Allow, and load this page again.',
  homeScreen: 'An iPhone or iPad shows notifications only of what stands on its home screen:',
  steps: ['Tap Share, below or beside the address.', 'Choose Add to Home Screen.', 'Open Fairlead from the home screen, and allow notifications there.'],
}
