# Leaves children of every stubborn kind behind, prints their ids, and then waits (or ends, when argument 1 is "end").
setsid sleep 1000 &
echo "pid $!"
nohup sleep 1001 >/dev/null 2>&1 &
echo "pid $!"
sh -c 'trap "" HUP; echo "pid $$"; while :; do sleep 1002; done' &
sh -c 'trap "" HUP TERM; echo "pid $$"; while :; do sleep 1003; done' &
# A daemon: forked twice, in a session of its own, its parent gone.
(setsid sh -c 'sh -c "echo \"pid \$\$\"; exec sleep 1004 </dev/null >/dev/null 2>&1" & exit 0' &)
sleep 0.3
echo "all there"
[ "$1" = end ] && exit 0
wait
