export const STEPS = [
  'place',
  'cabin',
  'photos',
  'price',
  'money',
  'channels',
  'notebook',
  'team',
  'notices',
  'check',
  'done',
] as const
export type Step = (typeof STEPS)[number]

const KEPT_AS = 'tranquera.setup'

/** Where somebody stopped the last time on this device. */
export function keptStep(): Step {
  const kept = localStorage.getItem(KEPT_AS)
  return STEPS.find((step) => step === kept) ?? 'place'
}

export function keepStep(step: Step): void {
  localStorage.setItem(KEPT_AS, step)
}

/** The step `by` places further; the first and the last hold. */
export function stepFrom(step: Step, by: 1 | -1): Step {
  return STEPS[STEPS.indexOf(step) + by] ?? step
}
