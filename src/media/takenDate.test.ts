import { describe, expect, test } from 'vitest';
import {
  chooseTakenDate,
  type DateClues,
  parseOffsetMinutes,
  type WallTime,
  wallTimeInName,
} from './takenDate.ts';

const NOW_MS = Date.UTC(2026, 10, 21, 12);
const MODIFIED_MS = Date.UTC(2024, 0, 2, 3, 4, 5);
const NO_CLUES: DateClues = {
  exifOriginal: null,
  exifOffset: null,
  exifSubSecond: null,
  gpsDate: null,
  gpsTime: null,
  fileName: 'holiday.jpg',
  modifiedMs: MODIFIED_MS,
};

/** A device two hours east of UTC all year, so that the tests mean the same everywhere. */
function wallInTestZone(wall: WallTime): number {
  const { year, month, day, hour, minute, second, millisecond } = wall;
  return Date.UTC(year, month - 1, day, hour - 2, minute, second, millisecond);
}

function choose(clues: Partial<DateClues>): string {
  const { epochMs, offsetMinutes, source } = chooseTakenDate(
    { ...NO_CLUES, ...clues },
    NOW_MS,
    wallInTestZone,
  );
  return `${source} ${new Date(epochMs).toISOString()} ${offsetMinutes ?? 'local'}`;
}

describe('the order of clues', () => {
  test.each<[string, Partial<DateClues>, string]>([
    [
      'EXIF with its offset',
      { exifOriginal: '2024:01:12 21:38:53', exifOffset: '-08:00', exifSubSecond: '853' },
      'exif 2024-01-13T05:38:53.853Z -480',
    ],
    [
      'EXIF without an offset is the device’s own time',
      { exifOriginal: '2019:03:04 10:11:12' },
      'exif 2019-03-04T08:11:12.000Z local',
    ],
    [
      'EXIF before GPS',
      { exifOriginal: '2019:03:04 10:11:12', gpsDate: '2018:01:01', gpsTime: [1, 2, 3] },
      'exif 2019-03-04T08:11:12.000Z local',
    ],
    [
      'GPS time is UTC',
      { gpsDate: '2018:01:01', gpsTime: [1, 2, 3.9] },
      'gps 2018-01-01T01:02:03.000Z local',
    ],
    [
      'GPS before the name',
      { gpsDate: '2018:01:01', gpsTime: [1, 2, 3], fileName: 'IMG_20190304_101112.jpg' },
      'gps 2018-01-01T01:02:03.000Z local',
    ],
    [
      'a GPS day without a time is not a moment',
      { gpsDate: '2018:01:01' },
      'file-modified 2024-01-02T03:04:05.000Z local',
    ],
    [
      'the name before the modification',
      { fileName: 'IMG_20190304_101112.jpg' },
      'file-name 2019-03-04T08:11:12.000Z local',
    ],
    ['the modification at last', {}, 'file-modified 2024-01-02T03:04:05.000Z local'],
    [
      'a modification in the future is held back',
      { modifiedMs: NOW_MS + 1e9 },
      'file-modified 2026-11-21T12:00:00.000Z local',
    ],
  ])('%s', (_case, clues, expected) => {
    expect(choose(clues)).toBe(expected);
  });
});

describe('impossible dates fall through', () => {
  test.each([
    '0000:00:00 00:00:00',
    '2019:13:04 10:11:12',
    '2019:02:30 10:11:12',
    '2019:03:04 25:11:12',
    '2087:01:01 00:00:00',
    '    :  :     :  :  ',
    '',
    'yesterday',
  ])('EXIF %j', (exifOriginal) => {
    expect(choose({ exifOriginal })).toBe('file-modified 2024-01-02T03:04:05.000Z local');
  });

  test.each([
    ['0000:00:00', [0, 0, 0]],
    ['1980:01:06', [0, 0, 0]],
    ['2018:01:01', [24, 0, 0]],
    ['2090:01:01', [1, 0, 0]],
  ] as const)('GPS %s', (gpsDate, gpsTime) => {
    expect(choose({ gpsDate, gpsTime })).toBe('file-modified 2024-01-02T03:04:05.000Z local');
  });

  test('a date in the next decade in a name', () => {
    expect(choose({ fileName: 'IMG_20350304_101112.jpg' })).toContain('file-modified');
  });
});

describe('dates in file names', () => {
  test.each([
    ['IMG_20190304_101112.jpg', '2019-3-4 10:11:12'],
    ['IMG_20190304_101112_1.jpg', '2019-3-4 10:11:12'],
    ['VID-20190304-101112.heic', '2019-3-4 10:11:12'],
    ['PXL_20210506_101112123.jpg', '2021-5-6 10:11:12'],
    ['PXL_20210506_101112123.MP.jpg', '2021-5-6 10:11:12'],
    ['20190304101112.png', '2019-3-4 10:11:12'],
    ['20190304_101112.jpg', '2019-3-4 10:11:12'],
    ['Screenshot_20230315-101112.png', '2023-3-15 10:11:12'],
    ['Screenshot_20230315-101112_Signal.png', '2023-3-15 10:11:12'],
    ['Screenshot_2023-03-15-10-11-12-345_com.app.png', '2023-3-15 10:11:12'],
    ['Screenshot_20230315-deltachat-android-1.png', '2023-3-15 12:0:0'],
    ['Screenshot 2020-01-02 at 10.11.12.png', '2020-1-2 10:11:12'],
    ['Screenshot 2020-01-02 at 9.11.12 AM.png', '2020-1-2 9:11:12'],
    ['Screenshot 2020-01-02 at 9.11.12\u202fPM.png', '2020-1-2 21:11:12'],
    ['Screenshot 2020-01-02 at 12.11.12 AM.png', '2020-1-2 0:11:12'],
    ['Screenshot from 2020-01-02 10-11-12.png', '2020-1-2 10:11:12'],
    ['Screen Shot 2020-01-02 at 10.11.12 PM (2).png', '2020-1-2 22:11:12'],
    ['WhatsApp Image 2021-05-06 at 10.11.12 PM.jpeg', '2021-5-6 22:11:12'],
    ['WhatsApp Image 2021-05-06 at 22.11.12 (1).jpeg', '2021-5-6 22:11:12'],
    ['IMG-20190304-WA0001.jpg', '2019-3-4 12:0:0'],
    ['signal-2021-05-06-10-11-12-123.jpg', '2021-5-6 10:11:12'],
    ['signal-2021-05-06-101112.jpg', '2021-5-6 10:11:12'],
    ['2021-05-06 Grandma.jpg', '2021-5-6 12:0:0'],
    ['2021-05-06 10.11.12.jpg', '2021-5-6 10:11:12'],
    ['2021-05-06T10:11:12.jpg', '2021-5-6 10:11:12'],
    ['photo_2021-05-06_10-11-12.jpg', '2021-5-6 10:11:12'],
    ['2021.05.06.jpg', '2021-5-6 12:0:0'],
    ['IMG_20190304_998877.jpg', '2019-3-4 12:0:0'],
  ])('%s', (name, expected) => {
    const wall = wallTimeInName(name);
    expect(
      wall === null
        ? null
        : `${wall.year}-${wall.month}-${wall.day} ${wall.hour}:${wall.minute}:${wall.second}`,
    ).toBe(expected);
  });

  test.each([
    'IMG_1234.jpg',
    'DSC00001.JPG',
    'aldi_02032020_19_02423.jpg',
    'lidl_11042020_08_01977.jpg',
    '120190304101112.jpg',
    '20191304_101112.jpg',
    '20190230.jpg',
    '00000000_000000.jpg',
    '18991231_101112.jpg',
    'e8df441aa296c430f4fc09.png',
    '1920x1080.png',
    '2019-03_04.jpg',
  ])('%s tells no date', (name) => {
    expect(wallTimeInName(name)).toBeNull();
  });
});

test.each([
  ['+02:00', 120],
  ['-03:30', -210],
  ['+0545', 345],
  ['Z', 0],
  ['-00:00', 0],
  ['+14:00', 840],
  ['+15:00', null],
  ['+02:75', null],
  ['   :  ', null],
  ['', null],
  [null, null],
])('offset %j', (text, expected) => {
  expect(parseOffsetMinutes(text)).toBe(expected);
});
