import { expect, it } from 'vitest'
import { sameShape } from '../../src/compare/same-line.ts'

const varying: readonly (readonly [string, string])[] = [
  // Times in words and in other orders
  ['12:27:50 AM', '01:02:03 PM'],
  ['11/22/26 00:27:50', '01/03/27 11:02:59'],
  ['22.11.2026 00:27:50', '03.12.2026 09:00:01'],
  ['2026/11/22 00:27:50.914', '2027/01/02 10:11:12.001'],
  ['2026-326 00:27:50', '2027-001 11:12:13'],
  ['2026-W47-7', '2027-W01-1'],
  ['Sunday, 22-Nov-26 00:27:50 GMT', 'Monday, 04-Jan-27 10:00:00 GMT'],
  ['on Nov 22, 2026', 'on Dec 3, 2026'],
  ['Sunday, November 22nd, 2026', 'Monday, January 3rd, 2027'],
  ['-rw-r--r-- 1 a a 2 Nov 22  2025 a', '-rw-r--r-- 1 a a 2 Jan  3  2026 a'],
  ['Last login: Sun Nov 22 00:28:23 on ttys005', 'Last login: Mon Jan  3 10:08:23 on ttys001'],
  ['dimanche 22 novembre 2026, 00:28:23', 'lundi 4 janvier 2027, 10:00:00'],
  ['22. November 2026, 00:28:23 Uhr', '3. März 2027, 10:00:00 Uhr'],
  ['22 de noviembre de 2026 0:28', '3 de enero de 2027 10:28'],
  ['22 ноября 2026 г. 00:28', '3 января 2027 г. 10:00'],
  ['dim. 22 nov. 00:28', 'lun. 4 janv. 10:00'],
  ['2026年11月22日 00時27分50秒', '2027年1月3日 9時00分01秒'],
  ['2026년 11월 22일 오전 12:27', '2027년 1월 3일 오후 9:05'],
  ['--2026-11-22 00:27:52--  http://x', '--2027-01-02 10:27:52--  http://x'],
  ['report-20261122.csv', 'report-20270103.csv'],
  ['julian 2461366.51970258', 'julian 2461412.52015587'],
  ['datetime.datetime(2026, 11, 22, 0, 58, 3, 34264)', 'datetime.datetime(2027, 1, 2, 10, 0, 35)'],
  [
    '<_MainThread(MainThread, started 140200092900224)>',
    '<_MainThread(MainThread, started 139700643658624)>',
  ],
  ['lap 01:02.345', 'lap 00:59.001'],
  // What a machine is doing
  [
    ' 00:28:13 up  6:33,  0 user,  load average: 6.99, 6.81, 4.85',
    ' 10:28:55 up 12 days, 16:34,  0 user,  load average: 10.64, 7.76, 5.25',
  ],
  ['up 5 min, 1 user', 'up 44 min, 1 user'],
  [
    '100   335  100   335    0     0   243k      0 --:--:-- --:--:-- --:--:--  327k',
    '100   335  100   335    0     0  75535      0 --:--:-- --:--:-- --:--:-- 83750',
  ],
  [
    'fps= 44 size=     256kB time=00:00:01.49 bitrate= 668.9kbits/s speed=1.5x',
    'fps= 59 size=     256kB time=00:00:01.66 bitrate= 30.9kbits/s speed=11.6x',
  ],
  [
    'Started App in 1.949 seconds (process running for 2.959)',
    'Started App in 1.2 seconds (process running for 2.258)',
  ],
  ['{"responseTime":59.829114,"ok":true}', '{"responseTime":7.2,"ok":true}'],
  ['GET / 200 rt=0.036 uct="0.036"', 'GET / 200 rt=0.1 uct="0.075"'],
  ['13800 pts/0    00:00:00 sh', '13800 pts/12   00:00:01 sh'],
  ['Device: 254,0\tInode: 4382998     Links: 1', 'Device: 254,0\tInode: 435     Links: 1'],
  [
    'web-5d4f8c7b9d-abc12   1/1     Running   0          31s',
    'web-7c9d8f6b5a-zx9kq   1/1     Running   0          4m12s',
  ],
  ['Job <21547> is submitted', 'Job <9763> is submitted'],
  ['19516:C 22 Nov 2026 00:28:20.273 # started', '763:C 23 Nov 2026 00:28:20.274 # started'],
  // Addresses and ports
  ["from ('127.0.0.1', 43858)", "from ('127.0.0.1', 57790)"],
  [
    'Connected to 127.0.0.1 (127.0.0.1) port 43705 (#0)',
    'Connected to 127.0.0.1 (127.0.0.1) port 46469 (#0)',
  ],
  ['Connecting to 127.0.0.1:39411... connected.', 'Connecting to 127.0.0.1:39951... connected.'],
  ['java.lang.Object@66410004', 'java.lang.Object@5b618620'],
  ['link/ether 02:42:ac:11:00:02', 'link/ether 02:42:9c:1f:00:7a'],
  ['SHA1 Fingerprint=09:A7:7F:4C:9A:09:53:D3', 'SHA1 Fingerprint=FA:9D:69:9E:AE:1C:E7:BB'],
  ['|...oOB.+o        |', '|  .o..o   o      |'],
  // Ids
  ['5e62905 first (tag)', '4152241 first (tag)'],
  ['[main (root-commit) 5162905] a', '[main (root-commit) 4152241] a'],
  ['dist/assets/index-GxUzV5s6.js', 'dist/assets/index-TvGvdXwX.js'],
  ['build-uwFSlu', 'build-Cb68kE'],
  ['/tmp/foo.KwwVWH/a', '/tmp/foo.BmPe4H/a'],
  ['etag W/"L3MHmepfjz0paA=="', 'etag W/"GsJ/zBMb/9KP2Q=="'],
  ['4/KMfY+1cPGqDQUW+g4J7jiyiPFVbFIE', 'X3hRbMY5FAFdkniBY+A+oW6gi8SbdFKc'],
  [
    'SHA256:ohgnTmQVFl2ELMoiBtStBRWiCr9NWlpjuTlWucXMpsw me',
    'SHA256:xyjBP66iDT5bkkGnjTNrSBcB3+6F9i+3Mz6m0kxnF9g me',
  ],
  [
    'trace 00-d3997d47c88c6ba854c19ebacf373a3b-263b370e7b70884d-01',
    'trace 00-25b9d64c1319f6c0afe318af0b274e3b-3c1edcb64679adc9-01',
  ],
  ['sess_5uCxAs6zhn8oz8V6', 'sess_WQwe5W3bdv-tvOZo'],
  ['snowflake 1573857643921932288', 'snowflake 1573857808066019328'],
  ['random 9214320421964821353', 'random -713747400445275712'],
  ['cuid cmwr3m4u7b6hshva7b1f2x9qa', 'cuid cmwr3mz1flr6czvyjsgl0k3d8'],
  ['│ 60A449BD6B0EB42C │', '│ 543C473439CEB2FE │'],
  ['v0.0.0-20261122002823-222e2dba16da', 'v0.0.0-20270103002902-5fcd877b7a95'],
]

it.each(varying)('takes %j for %j', (one, other) => {
  expect(sameShape(one, other)).toBe(true)
  expect(sameShape(other, one)).toBe(true)
})

it.each<readonly [string, string]>([
  ['3 tests passed', '4 tests passed'],
  ['read 5162905 bytes', 'read 4152241 bytes'],
  ['id 5e62905', 'id 41522410'],
  ['total 1500 rows', 'total 1501 rows'],
  ['version 1.2.3', 'version 1.2.4'],
  ['v1beta1', 'v2alpha'],
  ['api v1beta1', 'api v1alpha'],
  ['call getUser()', 'call setName()'],
  ['class HttpServer', 'class FileClient'],
  ['SomethingLikeThisLong', 'SomethingLikeThatLong'],
  ['src/components/Button.tsx', 'src/components/Header.tsx'],
  ['node_modules/left-pad', 'node_modules/is-array'],
  ['utf8mb4', 'latin15'],
  ['route53', 'route66'],
  ['color #1e62905', 'color #4152241'],
  ['color #ff0000', 'color #00ff80'],
  ['PASSED', 'FAILED'],
  ['decade', 'facade'],
  ['x86_64', 'arm64'],
  ['amd64v1', 'arm64v8'],
  ['1/2 done', '2/2 done'],
  ['1125899906842624', '2251799813685248'],
  ['job 150 of 200', 'job 151 of 200'],
  ['ratio 16:9', 'ratio 4:3'],
  ['sha256', 'sha512'],
  ['base64url', 'base32hex'],
  ['0.8414709848078965', '0.9092974268256817'],
  ['page 1 out 5', 'page 2 out 5'],
  ['Market 5', 'Market 6'],
  ['set 5', 'set 6'],
  ['10.11.12', '10.11.13'],
  ['192.168.0.1', '192.168.0.2'],
  ['localhost', '127.0.0.1'],
  ['SQLITE_OPEN_READONLY_1', 'SQLITE_OPEN_CREATE_22'],
  ['HTTP/1.1 200 OK', 'HTTP/1.1 404 Not Found'],
  ['exit code 1', 'exit code 2'],
  ['5 MB', '5 files'],
  ['Hello World', 'Hallo Welt!'],
  ['ABCDEF', 'GHIJKL'],
  ['install-everything', 'destroy-everything'],
])('tells %j from %j', (one, other) => {
  expect(sameShape(one, other)).toBe(false)
})
