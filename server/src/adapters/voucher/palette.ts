/** Forest, lake, paper and the ochre of a larch in autumn. */
export const PALETTE = {
  forest: '#17443a',
  forestDeep: '#0e2f29',
  mist: '#dfe9e3',
  paper: '#fbf8f1',
  sand: '#efe7d6',
  ochre: '#c9772b',
  ink: '#1d2b27',
  soft: '#66756f',
  white: '#ffffff',
} as const
