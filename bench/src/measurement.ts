/** One figure of a benchmark beside what is promised. */
export interface Measurement {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The promise of docs, as text: "≥ 10,000". */
  readonly promise: string
  readonly kept: boolean
}
