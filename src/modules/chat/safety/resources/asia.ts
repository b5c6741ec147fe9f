import { line } from './line.js';

export const asia = [
  line(
    'IN',
    'Tele-MANAS',
    '14416 or 1-800-891-4416, at any hour, in 20 languages',
    'https://telemanas.mohfw.gov.in',
  ),
  line('BD', 'কান পেতে রই (Kaan Pete Roi)', '09612 119911', 'https://www.kaanpeteroi.org'),
  line('PK', 'Umang Pakistan', '0311 7786264', 'https://www.umangpk.org'),
  line('NP', 'National Suicide Prevention Helpline', '1166', 'https://www.who.int/nepal'),
  line('LK', 'National Mental Health Helpline', '1926, at any hour', 'https://nimh.health.gov.lk'),
  line('CN', '全国统一心理援助热线', '12356', 'http://www.nhc.gov.cn'),
  line('HK', '香港撒瑪利亞防止自殺會', '2389 2222', 'https://sbhk.org.hk'),
  line('TW', '安心專線', '1925, 24 小時', 'https://www.mohw.gov.tw'),
  line('JP', 'よりそいホットライン', '0120-279-338(24時間)', 'https://www.since2011.net/yorisoi/'),
  line('KR', '자살예방 상담전화', '109 (24시간)', 'https://www.mohw.go.kr'),
  line('SG', 'Samaritans of Singapore', '1767, at any hour', 'https://www.sos.org.sg'),
  line('MY', 'Befrienders KL', '03-7627 2929, at any hour', 'https://www.befrienders.org.my'),
  line('PH', 'NCMH Crisis Hotline', '1553, at any hour', 'https://ncmh.gov.ph'),
  line('ID', 'SEJIWA / Healing119', '119 ekstensi 8', 'https://www.healing119.id'),
  line('TH', 'สายด่วนสุขภาพจิต', '1323 ตลอด 24 ชั่วโมง', 'https://1323alltime.camri.go.th'),
  line('IL', 'ער״ן – ERAN', '1201', 'https://www.eran.org.il'),
  line('LB', 'Embrace Lifeline', '1564', 'https://embracelebanon.org'),
];
