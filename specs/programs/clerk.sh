# A clerk with a banner, a hidden password, an answer that differs each time, and much to say that looks like a secret or is one.
echo 'The clerk is in.'
stty -echo
printf 'Password: '
read -r password
stty echo
echo
count=0
while printf '[%s] > ' "$count" && read -r line; do
  count=$((count + 1))
  case $line in
    key) printf 'token: ghp_aBcD1234eFgH5678'; sleep 0.05; printf 'iJkL9012mNoP3456qRsT\n-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo\n4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onL\n-----END RSA PRIVATE KEY-----\n' ;;
    plain) printf 'token count: 5\nat 1732147200123\nid 3f2504e0-4f89-11d3-9a0c-0305e82c3301\n' ;;
    leave) exit 3 ;;
    *) echo "answer $count to $line" ;;
  esac
done
