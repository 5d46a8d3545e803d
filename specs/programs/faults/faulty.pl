#!/usr/bin/perl
# A numbered menu with one planted fault, named by the first argument; `healthy` has none.
use strict;
use warnings;
use Fcntl;

my $fault = shift;
my @kept;
$| = 1;
die "Can't locate App.pm in \@INC\n" if $fault eq 'no-start';
sleep 7 if $fault eq 'slow-start';
if ($fault eq 'one-instance') {
    sysopen(my $lock, "$ENV{HOME}/app.pid", O_CREAT | O_EXCL | O_WRONLY) or die "already running\n";
}
$SIG{HUP} = sub { kill 'ABRT', $$; sleep 1 } if $fault eq 'crash-on-hangup';
if ($fault eq 'ignores-signals') { $SIG{$_} = 'IGNORE' for qw(HUP TERM INT) }
print "Inventory. Enter 'h' for help.\n";
while (1) {
    print 'Choice [p,c,h,q]: ';
    my ($ready, $input) = ('', '');
    vec($input, 0, 1) = 1;
    if ($fault eq 'spin') { 1 until select($ready = $input, undef, undef, 0) }
    my $line = <STDIN>;
    if (!defined $line) {
        kill 'SEGV', $$ if $fault eq 'crash-at-eof';
        print 'Choice [p,c,h,q]: ' while $fault eq 'flood-at-eof';
        exit 0;
    }
    chomp $line;
    push @kept, '=' x 900_000 . $line if $fault eq 'memory-leak';
    if ($fault eq 'descriptor-leak') { open my $file, '<', '/dev/null'; push @kept, $file }
    if ($line eq 'h') {
        sleep 1000 if $fault eq 'hang-on-help';
        if ($fault eq 'garbage-help') { print pack('C*', map { 1 + int rand 30 } 1 .. 500), "\n"; next }
        print "p   print the list\nc   count the items\nh   this help\nq   quit\n";
    }
    elsif ($line eq 'p') { print "bolt\nnut\n" }
    elsif ($line eq 'c') { print "2\n" }
    elsif ($line eq 'q') {
        sleep 1 while $fault eq 'stuck-exit';
        $SIG{HUP} = 'IGNORE' if $fault eq 'leaves-a-child';
        if ($fault eq 'leaves-a-child' && !fork) { $SIG{TERM} = 'IGNORE'; close $_ for *STDIN, *STDOUT, *STDERR; sleep 300; exit }
        exit($fault eq 'wrong-exit-code' ? 1 : 0);
    }
    elsif ($line ne '') {
        kill 'SEGV', $$ if $fault eq 'crash-on-unknown';
        print "What? '$line' is no choice.\n";
    }
}
