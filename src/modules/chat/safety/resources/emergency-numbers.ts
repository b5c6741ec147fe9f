const one = (number: string, regions: string) =>
  Object.fromEntries(regions.split(' ').map((region) => [region, number]));

/** For danger at this moment. The European 112 by Directive (EU) 2018/1972, the others by their states. */
export const EMERGENCY_NUMBERS: Readonly<Record<string, string>> = {
  ...one(
    '112',
    'IE DE AT CH FR BE NL ES PT IT SE DK FI PL CZ GR HU RO BG HR SI SK LT LV EE LU MT CY IS',
  ),
  ...one('112', 'UA TR RU IN ZA LB GE'),
  ...one('911', 'US CA MX AR PH CR EC PA UY PY DO'),
  ...one('999', 'GB BD HK MY KE AE QA KW'),
  ...one('119', 'JP KR TW'),
  ...{ NO: '113', BR: '192', CL: '131', AU: '000', NZ: '111', IL: '101', CN: '120', TH: '1669' },
  ...{
    SG: '995',
    PK: '1122',
    NP: '102',
    LK: '1990',
    ID: '112',
    EG: '123',
    NG: '112',
    VN: '115',
    CO: '123',
    PE: '106',
  },
};
