import { Link } from '@tanstack/react-router'
import { strings } from '../strings'
import { useNavigation } from './navigation'
import classes from './Shell.module.css'

export function Sidebar({ onNavigate }: { onNavigate: () => void }) {
  return (
    <nav aria-label={strings.nav.label} className={classes.sidebar}>
      {useNavigation().map(({ label, entries }) => (
        <div key={label} className={classes.section}>
          {label && <p className={classes.sectionLabel}>{label}</p>}
          {entries.map(({ to, label: name, icon: Icon }) => (
            <Link key={to} to={to} className={classes.entry} onClick={onNavigate}>
              <Icon size={18} stroke={1.6} aria-hidden />
              {name}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
}
