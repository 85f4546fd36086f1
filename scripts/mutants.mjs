// Shows that the tests would notice: breaks the program in small ways, one at a time, in a copy of what is committed, and
// runs the tests that must turn red. A break that nobody notices fails, and so does one that no longer fits the code.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const copy = join(root, 'tmp', 'mutants')
const only = process.argv[2] ?? ''
const mutants = JSON.parse(readFileSync(join(root, 'scripts/mutants.json'), 'utf8'))
const git = (...args) => execFileSync('git', args, { cwd: root, stdio: 'inherit' })

function makeCopy() {
  removeCopy()
  mkdirSync(join(root, 'tmp'), { recursive: true })
  git('worktree', 'add', '--quiet', '--detach', copy, 'HEAD')
  for (const built of ['web/dist', 'bin']) {
    if (existsSync(join(root, built))) cpSync(join(root, built), join(copy, built), { recursive: true })
  }
}

function removeCopy() {
  rmSync(copy, { recursive: true, force: true })
  git('worktree', 'prune')
}

/** Runs the mutant's tests and says how they ended. */
function verdict(mutant) {
  const file = join(copy, mutant.file)
  const text = readFileSync(file, 'utf8')
  if (text.split(mutant.from).length !== 2) return 'does not fit the code any more'
  writeFileSync(file, text.replace(mutant.from, () => mutant.to))
  try {
    if (run('go', ['build', './...']).status !== 0) return 'does not compile'
    for (const name of mutant.packages) {
      const env = mutant.postgres ? { FAIRLEAD_TEST_DATABASE: 'postgres' } : {}
      const { status, stdout } = run('go', ['test', '-failfast', '-timeout', '5m', name], env)
      const failed = /^\s*--- FAIL: (\S+)/m.exec(stdout)
      if (status !== 0 && (failed || stdout.includes('panic:'))) return `noticed by ${failed?.[1] ?? 'a panic'} in ${name}`
      if (status !== 0) return `tests of ${name} did not run:\n${stdout}`
    }
    return 'SURVIVES'
  } finally {
    writeFileSync(file, text)
  }
}

function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: copy, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1 << 26 })
}

makeCopy()
let wrong = 0
try {
  for (const mutant of mutants.filter((m) => m.name.includes(only))) {
    const said = verdict(mutant)
    if (!said.startsWith('noticed')) wrong += 1
    console.log(`${said.startsWith('noticed') ? 'red  ' : 'WRONG'}  ${mutant.name}: ${said}`)
  }
} finally {
  removeCopy()
}
process.exitCode = wrong === 0 ? 0 : 1
