const PESOS = { base_price: '100000.00', currency: 'ARS' }

/** Plans and stays, priced on paper from the rules alone, on 1 December 2026, before they were run. */
export interface RateExample {
  readonly id: string
  readonly rates: object
  readonly from: string
  readonly to: string
  readonly guests?: unknown
  readonly extras?: readonly string[]
  readonly pay_by?: string
  /** In pesos, or why not. */
  readonly total?: number
  readonly refused?: string
}

const winter = (more: object = {}) => ({
  ...PESOS,
  weekend_multiplier: 1.2,
  seasons: [{ name: 'Invierno', start: '2027-07-05', end: '2027-07-31', price: '150000.00', ...more }],
})

export const FRESH_RATES: readonly RateExample[] = [
  {
    // Friday and Saturday 180,000; on Sunday the season's price stands against the plan's weekday.
    id: 'the price of a weekday yields to the price of a season',
    rates: { ...winter(), weekday_prices: { sun: '70000.00' } },
    ...{ from: '2027-07-16', to: '2027-07-19', total: 510_000 },
  },
  {
    // 180,000 + 160,000 + 150,000
    id: 'a season has a weekday of its own',
    rates: winter({ weekday_prices: { sat: '160000.00' } }),
    ...{ from: '2027-07-16', to: '2027-07-19', total: 490_000 },
  },
  {
    // Wednesday 100,000; Thursday before the holiday, Friday and Saturday 130,000; Sunday 100,000
    id: 'a Friday that is a holiday, with a weekend that is cheaper',
    rates: { ...PESOS, weekend_multiplier: 1.1, holiday_multiplier: 1.3 },
    ...{ from: '2027-07-07', to: '2027-07-12', total: 590_000 },
  },
  {
    // Thursday 100,000; Friday before the holiday and Saturday 130,000
    id: 'a Saturday that is a holiday',
    rates: { ...PESOS, weekend_multiplier: 1.2, holiday_multiplier: 1.3 },
    ...{ from: '2027-04-29', to: '2027-05-02', total: 360_000 },
  },
  {
    // Of 2, 5 and 12 years the first is free, the second pays half, the third all: 15,000 a night.
    id: 'children of three ages',
    rates: {
      ...PESOS,
      ...{ included_guests: 2, extra_guest_fee: '10000.00', child_free_until_age: 3 },
      child_rates: [{ until_age: 12, percent: 50 }],
    },
    guests: { adults: 2, children: 3, child_ages: [2, 5, 12] },
    ...{ from: '2027-03-01', to: '2027-03-05', total: 460_000 },
  },
  {
    // The grown-up and the child of 8 are included; that of 4 pays half of 10,000.
    id: 'one grown-up with two children',
    rates: {
      ...PESOS,
      ...{ included_guests: 2, extra_guest_fee: '10000.00' },
      child_rates: [{ until_age: 12, percent: 50 }],
    },
    guests: { adults: 1, children: 2, child_ages: [4, 8] },
    ...{ from: '2027-03-01', to: '2027-03-04', total: 315_000 },
  },
  {
    // Five pay as six: 150,000 on Thursday, 180,000 on Friday and Saturday.
    id: 'five people on a weekend',
    rates: {
      ...PESOS,
      weekend_multiplier: 1.2,
      person_prices: [
        { guests: 2, percent: 100 },
        { guests: 4, percent: 130 },
        { guests: 6, percent: 150 },
      ],
    },
    guests: 5,
    ...{ from: '2027-03-04', to: '2027-03-07', total: 510_000 },
  },
  {
    // 100,000 less 10 %, the package 250,000, less 5 % of both, and the cleaning.
    id: 'a package, the last minute, a transfer and the cleaning',
    rates: {
      ...PESOS,
      packages: [{ name: 'Finde', check_in: '2027-03-05', check_out: '2027-03-07', price: '250000.00' }],
      last_minute: [{ within_days: 120, percent: 10 }],
      cleaning_fee: '20000.00',
      payment_discounts: { transfer: 5 },
    },
    pay_by: 'transfer',
    ...{ from: '2027-03-04', to: '2027-03-07', total: 343_000 },
  },
  {
    // 436,750 + 200,905 = 637,655; less 63,765.50; less 28,694.48; 545,195.02 is rounded.
    id: 'a week with three discounts on the way and a rounded end',
    rates: {
      ...{ ...PESOS, base_price: '87350.00' },
      weekend_multiplier: 1.15,
      length_discounts: [{ min_nights: 5, percent: 10 }],
      last_minute: [{ within_days: 100, percent: 5 }],
      rounding: 500,
    },
    ...{ from: '2027-03-01', to: '2027-03-08', total: 545_000 },
  },
  {
    // US$ 160 + 3 × 5 + 2 × 8 = 191 at 1450
    id: 'dollars, with something for each person and something for each night',
    rates: {
      ...{ base_price: '80.00', currency: 'ARS', price_currency: 'USD', fx: { rate: 1450, source: 'BNA' } },
      extras: [
        { name: 'Desayuno', price: '5.00', per: 'person' },
        { name: 'Leña', price: '8.00', per: 'night' },
      ],
    },
    guests: 3,
    extras: ['Desayuno', 'Leña'],
    ...{ from: '2027-03-01', to: '2027-03-03', total: 276_950 },
  },
  {
    id: 'two pets, each for the whole stay',
    rates: { ...PESOS, pet_fee: '5000.00', pet_fee_per: 'pet', cleaning_fee: '15000.00' },
    guests: { adults: 2, pets: 2 },
    ...{ from: '2027-03-01', to: '2027-03-03', total: 225_000 },
  },
  {
    id: 'the longest of three minimums',
    rates: {
      ...winter({ min_nights: 4 }),
      ...{ min_nights: 2, min_nights_by_arrival: { fri: 3 } },
    },
    ...{ from: '2027-07-16', to: '2027-07-19', refused: 'min_nights' },
  },
  {
    id: 'a Sunday on which nobody leaves',
    rates: { ...PESOS, closed_to_departure: ['sun'] },
    ...{ from: '2027-03-05', to: '2027-03-07', refused: 'closed_to_departure' },
  },
  {
    // Wednesday 100,000, Thursday and Friday 125,000, Saturday 100,000
    id: 'a weekend of Thursday and Friday',
    rates: { ...PESOS, weekend_days: ['thu', 'fri'], weekend_multiplier: 1.25 },
    ...{ from: '2027-03-03', to: '2027-03-07', total: 450_000 },
  },
  {
    // Two nights at 110,000, seven at 130,000
    id: 'of two seasons of one length the later one',
    rates: {
      ...PESOS,
      seasons: [
        { name: 'A', start: '2027-03-01', end: '2027-03-07', price: '110000.00' },
        { name: 'B', start: '2027-03-03', end: '2027-03-09', price: '130000.00' },
      ],
    },
    ...{ from: '2027-03-01', to: '2027-03-10', total: 1_130_000 },
  },
  {
    // 330,000 less 12.5 %, and the cleaning.
    id: 'cash, with one guest more',
    rates: {
      ...PESOS,
      ...{ included_guests: 2, extra_guest_fee: '10000.00', cleaning_fee: '10000.00' },
      payment_discounts: { cash: 12.5 },
    },
    ...{ guests: 3, pay_by: 'cash' },
    ...{ from: '2027-03-01', to: '2027-03-04', total: 298_750 },
  },
  {
    id: 'children whose ages nobody told pay',
    rates: { ...PESOS, included_guests: 2, extra_guest_fee: '15000.00', child_free_until_age: 6 },
    guests: { adults: 2, children: 2 },
    ...{ from: '2027-03-01', to: '2027-03-03', total: 260_000 },
  },
]
