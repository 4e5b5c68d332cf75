import { z } from 'zod'
import { type FieldError, type ProblemError, problem } from '../errors.ts'

/** What a schema found wrong in one place. */
interface FieldFault extends FieldError {
  /** The field itself is the fault: nobody reads it. */
  readonly unknown: boolean
}

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: unknown
  readonly errors?: unknown
}

const keysSchema = z.array(z.string())
const branchesSchema = z.array(
  z.array(
    z.looseObject({
      code: z.string(),
      path: z.array(z.union([z.string(), z.number()])),
      message: z.string(),
    }),
  ),
)

/** The fields behind one issue of Zod: each unknown key by its own path, and inside a union the likeliest branch. */
export function fieldFaults(issue: Issue): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    return keysSchema.parse(issue.keys).map((key) => ({
      path: [...issue.path, key].map(String).join('.'),
      message: 'This field is not known here; leave it out.',
      unknown: true,
    }))
  }
  if (issue.code === 'invalid_union') {
    const inside = likeliestBranch(branchesSchema.catch([]).parse(issue.errors))
    if (inside) {
      return inside.flatMap((other) => fieldFaults({ ...other, path: [...issue.path, ...other.path] }))
    }
  }
  return [{ path: issue.path.map(String).join('.'), message: issue.message, unknown: false }]
}

/** The branch whose kind of value was sent: it complains about what is inside, the others about the kind. */
function likeliestBranch(branches: z.infer<typeof branchesSchema>) {
  const fitting = branches.filter(
    (branch) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  )
  return fitting.length === 1 ? fitting[0] : undefined
}

export function validationProblem(faults: readonly FieldFault[]): ProblemError {
  const unknown = faults.filter((fault) => fault.unknown)
  const [first] = unknown.length > 0 ? unknown : faults
  const where = first?.path ? `${first.path}: ` : ''
  const detail = first ? `${where}${first.message}` : 'The request does not match its schema.'
  const errors = faults.map(({ path, message }) => ({ path, message }))
  return problem({ code: first?.unknown ? 'unknown_field' : 'validation_failed', detail, errors })
}
