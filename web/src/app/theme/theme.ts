import { createTheme } from '@mantine/core'
import { brand, dark, gray } from './palette'
import { strings } from '../strings'

const closeButton = { 'aria-label': strings.close }
const shadow = 'var(--fl-shadow)'
// The header of a dialog is no banner of the page.
const attributes = { header: { role: 'none' } }
// Lists drop down inside the main landmark, where screen readers look for content.
const insideMain = { target: '#content' }

// The list itself scrolls, as screen readers expect of it, and long words wrap.
const list = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 320, overflowY: 'auto' }, option: { overflowWrap: 'anywhere' } },
} as const

// Names stand in titles and sentences of dialogs, and may be one word of any length.
const named = { title: { minWidth: 0, overflowWrap: 'anywhere', maxHeight: '3lh', overflow: 'hidden' }, body: { overflowWrap: 'anywhere' } } as const

export const theme = createTheme({
  colors: { brand, gray, dark },
  primaryColor: 'brand',
  primaryShade: 7,
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  shadows: { xs: shadow, sm: shadow, md: shadow, lg: shadow, xl: shadow },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm', fw: 500 }, styles: { root: { height: 34, paddingInline: 14 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 }, styles: { root: { color: 'var(--mantine-color-text)' } } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 12, zIndex: 400 } },
    Menu: { defaultProps: { portalProps: insideMain, withInitialFocusPlaceholder: false, menuItemTabIndex: 0, shadow: 'md', transitionProps: { duration: 100 } } },
    Select: list,
    MultiSelect: list,
    Autocomplete: list,
    TagsInput: list,
    // In one line, however narrow: what does not fit is scrolled to.
    Tabs: { styles: { list: { flexWrap: 'nowrap', overflow: 'auto hidden' }, tab: { flex: 'none' } } },
    Combobox: { defaultProps: { portalProps: insideMain } },
    Checkbox: { defaultProps: { radius: 'xs' }, classNames: { input: 'tick' } },
    Radio: { classNames: { radio: 'tick' } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    Modal: { styles: named, defaultProps: { attributes, centered: true, closeButtonProps: closeButton, transitionProps: { duration: 120, transition: 'fade' }, overlayProps: { backgroundOpacity: 0.4 } } },
    Drawer: { styles: named, defaultProps: { attributes, position: 'right', closeButtonProps: closeButton, transitionProps: { duration: 150 }, overlayProps: { backgroundOpacity: 0.4 } } },
    Notification: { defaultProps: { closeButtonProps: closeButton, withBorder: true } },
  },
})
