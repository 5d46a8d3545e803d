# Questions of a script: lines, letters, numbers.
printf 'Project name: '; read -r name
printf 'Choose:\n 1) Vanilla\n 2) Vue\n 3) React\nYour choice [1]: '; read -r number
printf 'Continue? [y/N] '; read -r sure
PS3='Which fruit? '
select fruit in apple banana cherry; do break; done
echo "$name $number $sure $fruit"
