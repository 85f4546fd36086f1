export { useMay } from './useMe'
